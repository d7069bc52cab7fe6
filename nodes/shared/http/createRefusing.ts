/** How what a service throws becomes what a person is told. */
export interface Refusing {
	/** For `.catch`: throws what it means. */
	throwRefusal(thrown: unknown): never;
	/** The same for a listing. */
	refuseErrors<T>(pages: AsyncIterable<T>): AsyncGenerator<T, void, undefined>;
}

/** @param toRefusal what an answer, or a missing one, means; other things thrown are returned as they are */
export const createRefusing = (toRefusal: (thrown: unknown) => unknown): Refusing => ({
	throwRefusal(thrown) {
		throw toRefusal(thrown);
	},
	async *refuseErrors(pages) {
		try {
			yield* pages;
		} catch (thrown) {
			throw toRefusal(thrown);
		}
	},
});
