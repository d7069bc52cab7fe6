/**
 * The form in which two case IDs are compared: how Unicode composes their letters does not matter, upper and lower
 * case do.
 */
export const caseKey = (caseId: string): string => caseId.normalize('NFC').trim();
