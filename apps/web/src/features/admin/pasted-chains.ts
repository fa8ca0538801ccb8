/** A chain as it stands in a line that was typed or pasted: code, name, group, English name. */
export type PastedChain = {
  readonly code: string;
  readonly name: string;
  readonly group?: string;
  readonly nameEn?: string;
};

/** Lines of a table out of a spreadsheet (tabs), a file (commas) or a document (blanks after the code). Empty lines are none. */
export const pastedChains = (
  text: string,
): { readonly chains: readonly PastedChain[]; readonly wrong: readonly number[] } => {
  const chains: PastedChain[] = [];
  const wrong: number[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const plain = line.trim();
    if (plain === '') return;
    const cells = (/\t/.test(plain) ? plain.split('\t') : plain.split(/[,，]/)).map((cell) => cell.trim());
    const [first = '', ...others] = cells.length > 1 ? cells : plain.split(/\s+(.*)/s).filter(Boolean);
    const [name = '', group = '', nameEn = ''] = others;
    const code = first.normalize('NFKC').toUpperCase();
    if (!/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(code) || name === '') wrong.push(index + 1);
    else
      chains.push({ code, name, ...(group === '' ? {} : { group }), ...(nameEn === '' ? {} : { nameEn }) });
  });
  return { chains, wrong };
};
