/** The bytes of a ZIP as they arrive, to be read once. */
export interface OpenedZip {
	content: AsyncIterable<Uint8Array>;
}
