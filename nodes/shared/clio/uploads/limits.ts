const MIB = 1024 * 1024;

/** How contents are cut for sending; bytes, unless they say otherwise. */
export interface UploadSizes {
	/** From here on a content goes in parts, as Clio advises. */
	whole: number;
	/** 5 MiB at least; Clio takes 10,000 of them, which makes 156 GiB. */
	part: number;
	/** Parts that are announced by one call; Clio takes 50. So many have to be sent before their addresses expire. */
	announced: number;
	/** What the contents under way may hold in memory together, however many there are. */
	inFlight: number;
}

export const uploadSizes: UploadSizes = {
	whole: 100_000_000,
	part: 16 * MIB,
	announced: 20,
	inFlight: 128 * MIB,
};

/** Parts of one content that are under way at once. */
export const PARTS_AT_ONCE = 4;

/** Milliseconds after which an address is asked for again. By Clio's own text it is good for ten minutes. */
export const ADDRESS_LIFE = 8 * 60_000;

/** How often the storage may say no to the same bytes, and how often bytes that it lost are sent again. */
export const MOST_ATTEMPTS = 4;
