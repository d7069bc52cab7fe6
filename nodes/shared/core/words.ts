/** A text by what people read of it. */
export const words = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
