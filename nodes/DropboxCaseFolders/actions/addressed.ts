import type { Entry } from '../../shared/domain/entry';
import { refused, type Outcome } from '../../shared/domain/outcome';
import { Refusal } from '../../shared/domain/Refusal';
import type { DropboxPort, Relocation } from '../../shared/ports';

/** A port whose refusals know which address they are about, and what was found at addresses through it. */
export interface Addressed {
	dropbox: DropboxPort;
	found: ReadonlyMap<string, Entry>;
}

/** So that somebody who reads a refusal can be told which field leads there (see fieldNamed). */
export function addressed(dropbox: DropboxPort): Addressed {
	const found = new Map<string, Entry>();
	const port: DropboxPort = {
		...dropbox,
		async find(address) {
			const entry = await about(address, async () => await dropbox.find(address));
			found.set(address, entry);
			return entry;
		},
		async *list(address, ...how) {
			try {
				yield* dropbox.list(address, ...how);
			} catch (thrown) {
				throw knowing(thrown, address);
			}
		},
		createFolders: async (paths) => each(await dropbox.createFolders(paths), (index) => paths[index]),
		upload: async (documents, settled) =>
			each(await dropbox.upload(documents, settled), (index) => documents[index]?.address),
		copyFiles: async (copies) => relocated(copies, await dropbox.copyFiles(copies)),
		moveFiles: async (moves) => relocated(moves, await dropbox.moveFiles(moves)),
		moveFolders: async (moves) => relocated(moves, await dropbox.moveFolders(moves)),
		download: async (address, rev, take) =>
			await about(address, async () => await dropbox.download(address, rev, take)),
		temporaryLink: async (address) => await about(address, async () => await dropbox.temporaryLink(address)),
		requestFiles: async (wishes) =>
			each(await dropbox.requestFiles(wishes), (index) => wishes[index]?.destination),
		mark: async (markings) => each(await dropbox.mark(markings), (index) => markings[index]?.folder.id),
		markedFor: async (caseIds, within, beyond) =>
			each(await about(within, async () => await dropbox.markedFor(caseIds, within, beyond)), () => within),
		sharedFolderAt: async (address) =>
			await about(address, async () => await dropbox.sharedFolderAt(address)),
		setApart: async (address) => await about(address, async () => await dropbox.setApart(address)),
		zip: async (address) => await about(address, async () => await dropbox.zip(address)),
	};
	return { dropbox: port, found };
}

async function about<T>(address: string, work: () => Promise<T>): Promise<T> {
	return await work().catch((thrown: unknown) => {
		throw knowing(thrown, address);
	});
}

const knowing = (thrown: unknown, address: string): unknown =>
	thrown instanceof Refusal ? thrown.about(address) : thrown;

const each = <T>(
	outcomes: ReadonlyArray<Outcome<T>>,
	addressOf: (index: number, refusal: Refusal) => string | undefined,
): Array<Outcome<T>> =>
	outcomes.map((outcome, index) => {
		const address = outcome.ok ? undefined : addressOf(index, outcome.refusal);
		return outcome.ok || address === undefined ? outcome : refused(outcome.refusal.about(address));
	});

/** What does not say which of the two it is about is taken to be about where it was to go, which can still be changed. */
const relocated = <T>(
	relocations: readonly Relocation[],
	outcomes: ReadonlyArray<Outcome<T>>,
): Array<Outcome<T>> =>
	each(outcomes, (index, { side }) => (side === 'from' ? relocations[index]?.from : relocations[index]?.to));
