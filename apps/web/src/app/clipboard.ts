/** As pages did it before there was a clipboard for them: by what is selected. */
const copySelected = (field: HTMLTextAreaElement): boolean => {
  field.focus();
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
};

/**
 * Onto the clipboard, by the way of today or by that of yesterday: a page without a certificate has only the latter.
 * @param field where the text stands already and may be selected; without it one is put up for a moment
 */
export const copyText = async (text: string, field?: HTMLTextAreaElement | null): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (field != null) return copySelected(field);
  }
  const before = document.activeElement;
  const passing = document.createElement('textarea');
  passing.className = 'unseen';
  passing.value = text;
  passing.readOnly = true;
  // Beside what was pressed: a dialog gives the focus to nothing outside it.
  (before?.parentElement ?? document.body).append(passing);
  const done = copySelected(passing);
  passing.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
};
