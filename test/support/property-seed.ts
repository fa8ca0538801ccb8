/**
 * From which seed properties draw their examples: the same in every run, so that what fails fails again, or the one that `PROPERTY_SEED` names, to look
 * further. fast-check prints it with what it found.
 */
export const propertySeed = Number(process.env['PROPERTY_SEED'] ?? 20220831);
if (!Number.isSafeInteger(propertySeed)) throw new Error('PROPERTY_SEED is an integer');
