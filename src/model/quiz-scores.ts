/** How the reader did in the quiz, per note. Kept on this device only. */

export interface QuizScore {
  readonly right: number;
  readonly asked: number;
}

export interface LocalStore {
  load(key: string): unknown;
  save(key: string, value: unknown): void;
}

const KEY = 'attention-lab-quiz';

export class QuizScores {
  constructor(private readonly store: LocalStore) {}

  of(sourcePath: string): QuizScore {
    return this.#all()[sourcePath] ?? { right: 0, asked: 0 };
  }

  /** @returns the note's new score; a close answer counts half */
  add(sourcePath: string, points: 0 | 0.5 | 1): QuizScore {
    const before = this.of(sourcePath), after = { right: before.right + points, asked: before.asked + 1 };
    this.store.save(KEY, { ...this.#all(), [sourcePath]: after });
    return after;
  }

  /** What is stored is outside input: whatever is no score is left out. */
  #all(): Record<string, QuizScore> {
    const stored = this.store.load(KEY);
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, QuizScore] => isScore(entry[1])));
  }
}

function isScore(value: unknown): value is QuizScore {
  if (typeof value !== 'object' || value === null) return false;
  const { right, asked } = value as Partial<Record<keyof QuizScore, unknown>>;
  return typeof right === 'number' && typeof asked === 'number' && right >= 0 && asked >= right;
}
