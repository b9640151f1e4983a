/** Two-dimensional pictures of long vectors: the two directions along which they differ most. */

export interface PlanePoint { readonly x: number; readonly y: number }

export interface Plane {
  /** One per vector, in the order given. */
  readonly points: readonly PlanePoint[];
  /** Share of the whole variance on each axis, 0 … 1. */
  readonly explained: readonly [number, number];
}

/**
 * Principal component analysis. The vectors are centred together; there are fewer of them than they have numbers,
 * so the n × n matrix of their inner products is taken apart instead of the covariance matrix: same points, less work.
 */
export function principalPlane(vectors: readonly ArrayLike<number>[]): Plane {
  const gram = centredProducts(vectors);
  const count = vectors.length;
  let trace = 0;
  for (let index = 0; index < count; index++) trace += gram[index * count + index] ?? 0;
  if (count < 2 || trace <= 1e-12) return { points: vectors.map(() => ({ x: 0, y: 0 })), explained: [0, 0] };
  const first = leadingEigenpair(gram, count);
  deflate(gram, count, first);
  const second = leadingEigenpair(gram, count);
  const lengths = [first, second].map(({ value }) => Math.sqrt(Math.max(0, value)));
  return {
    points: vectors.map((_, index) => ({
      x: (first.vector[index] ?? 0) * (lengths[0] ?? 0),
      y: (second.vector[index] ?? 0) * (lengths[1] ?? 0),
    })),
    explained: [Math.max(0, first.value) / trace, Math.max(0, second.value) / trace],
  };
}

interface Eigenpair { readonly value: number; readonly vector: Float64Array }

/** G_ij = (v_i − mean) · (v_j − mean), row-major [n,n]. */
function centredProducts(vectors: readonly ArrayLike<number>[]): Float64Array {
  const count = vectors.length;
  const size = vectors[0]?.length ?? 0;
  const mean = new Float64Array(size);
  for (const vector of vectors) for (let k = 0; k < size; k++) mean[k] = (mean[k] ?? 0) + (vector[k] ?? 0) / count;
  const centred = vectors.map((vector) => mean.map((average, k) => (vector[k] ?? 0) - average));
  const gram = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const a = centred[i], b = centred[j];
      let sum = 0;
      for (let k = 0; k < size; k++) sum += (a?.[k] ?? 0) * (b?.[k] ?? 0);
      gram[i * count + j] = sum;
      gram[j * count + i] = sum;
    }
  }
  return gram;
}

/** Power iteration from a fixed start, so that the same sentence always gives the same picture. */
function leadingEigenpair(matrix: Float64Array, count: number): Eigenpair {
  let vector = normalised(Float64Array.from({ length: count }, (_, index) => Math.cos(1 + index * 2.399963)));
  let value = 0;
  for (let round = 0; round < 1000; round++) {
    const next = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < count; j++) sum += (matrix[i * count + j] ?? 0) * (vector[j] ?? 0);
      next[i] = sum;
    }
    const nextValue = Math.hypot(...next);
    if (nextValue < 1e-12) return { value: 0, vector: new Float64Array(count) };
    const settled = Math.abs(nextValue - value) <= 1e-12 * nextValue;
    vector = normalised(next);
    value = nextValue;
    if (settled) break;
  }
  return { value, vector: pointingForward(vector) };
}

function deflate(matrix: Float64Array, count: number, { value, vector }: Eigenpair): void {
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) matrix[i * count + j] = (matrix[i * count + j] ?? 0) - value * (vector[i] ?? 0) * (vector[j] ?? 0);
  }
}

function normalised(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** An eigenvector's sign is free; its largest number is made positive so that pictures don't flip. */
function pointingForward(vector: Float64Array): Float64Array {
  const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return largest < 0 ? vector.map((value) => -value) : vector;
}
