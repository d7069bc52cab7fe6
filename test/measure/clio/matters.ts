import type { ClioStack } from './startClioStack';

/** Where documents are put in Clio, and what that is called in Dropbox. */
export interface Place {
	matter: number;
	category: string | undefined;
	/** Below the folder of all case folders. */
	folder: string;
}

/** Every matter with every category, and without one. */
export async function placesOf({ clio }: ClioStack): Promise<Place[]> {
	const { matters, categories } = await clio.read<{
		matters: Array<{ id: number; displayNumber: string }>;
		categories: Array<{ name: string }>;
	}>('/state');
	return [undefined, ...categories.map(({ name }) => name)].flatMap((category) =>
		matters.map(({ id, displayNumber }) => ({
			...{ matter: id, category },
			folder: category === undefined ? displayNumber : `${displayNumber}/${category}`,
		})),
	);
}
