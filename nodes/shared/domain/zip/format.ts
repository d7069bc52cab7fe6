/** What begins each part of a ZIP (PKWARE APPNOTE 6.3.10, section 4.3). */
export const SIGNATURE = {
	localHeader: 0x04034b50,
	dataDescriptor: 0x08074b50,
	centralRecord: 0x02014b50,
	zip64End: 0x06064b50,
	zip64Locator: 0x07064b50,
	end: 0x06054b50,
} as const;

/** Bits of an entry's general purpose flags. */
export const FLAG = { encrypted: 0x1, descriptor: 0x8, utf8: 0x800 } as const;

export const METHOD = { stored: 0, deflated: 8 } as const;

/** Kinds of extra fields. */
export const EXTRA = { zip64: 0x0001, times: 0x5455 } as const;

/** What stands in a field of 2 or 4 bytes whose value is in the ZIP64 record instead, since it does not fit. */
export const IN_ZIP64 = { short: 0xffff, long: 0xffffffff } as const;
