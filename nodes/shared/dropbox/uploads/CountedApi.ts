import type { Api } from '../client/Api';
import type { SentDocument } from '../port';

/** The Api, which counts for each document the calls that carry it: repeated ones too, and those it shares with others. */
export class CountedApi {
	private readonly counts = new WeakMap<SentDocument, number>();

	constructor(private readonly api: Api) {}

	/** The Api for calls that carry these documents. */
	for(...documents: readonly SentDocument[]): Api {
		const count = () =>
			documents.forEach((document) => this.counts.set(document, this.callsOf(document) + 1));
		return {
			call: async (call) =>
				await this.api.call(async (sdk) => {
					count();
					return await call(sdk);
				}),
			callOnce: async (call, findResult) =>
				await this.api.callOnce(async (sdk) => {
					count();
					return await call(sdk);
				}, findResult),
		};
	}

	callsOf(document: SentDocument): number {
		return this.counts.get(document) ?? 0;
	}

	/** Begins to count for a document anew. */
	reset(document: SentDocument): void {
		this.counts.delete(document);
	}
}
