/** Prints the operators that the covering cases have run, each with the opsets in which they did. */

/**
 * @param {readonly string[]} operators  as `domain:type@opset`
 * @returns {string} JSON: domain -> operator -> [first opset, last opset]
 */
export function writeSupportedOperators(operators) {
  const domains = {};
  for (const operator of operators) {
    const [, domain, type, opset] = /^(.*):(.*)@(\d+)$/.exec(operator);
    const types = (domains[domain] ??= {});
    const [first, last] = types[type] ?? [Infinity, -Infinity];
    types[type] = [Math.min(first, Number(opset)), Math.max(last, Number(opset))];
  }
  const lines = Object.entries(domains).sort().map(([domain, types]) => {
    const entries = Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, opsets]) => `    ${JSON.stringify(type)}: ${JSON.stringify(opsets)}`);
    return `  ${JSON.stringify(domain)}: {\n${entries.join(',\n')}\n  }`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
