import type { IExecuteFunctions } from 'n8n-workflow';
import { refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal, type RefusalReason } from '../../../../shared/core/Refusal';
import type { Entry } from '../../../../shared/domain/entry';
import type { DropboxPort, Relocation } from '../../../../shared/dropbox/port';
import type { Operation } from '../../../../shared/node/Operation';
import type { Dependencies } from '../Dependencies';
import { labelFor } from './labelFor';

/** Reasons that are about a place, of which somebody has to know which field leads to it. */
const OF_PLACES: readonly RefusalReason[] = [
	...(['not_found', 'deleted', 'no_access', 'not_a_folder', 'not_a_file'] as const),
	...(['still_exposed', 'guarded'] as const),
];

/**
 * Runs an operation; what it refuses for the sake of a place in Dropbox says which field of the panel leads there.
 * @param items the numbers of the requests' items
 */
export async function runWithFieldNames(
	operation: Operation,
	requests: readonly unknown[],
	dependencies: Dependencies,
	context: IExecuteFunctions,
	items: readonly number[],
): Promise<Array<Outcome<unknown>>> {
	const { dropbox, found } = traceAddresses(dependencies.dropbox);
	const outcomes = await operation.run(requests, { ...dependencies, dropbox });
	return outcomes.map((outcome, index) => {
		if (outcome.ok || outcome.refusal.at === undefined) return outcome;
		if (!OF_PLACES.includes(outcome.refusal.reason)) return outcome;
		const label = labelFor(outcome.refusal.at, operation.fields, found, context, items[index] ?? 0);
		return label === undefined
			? outcome
			: refused(outcome.refusal.reword(`“${label}”: ${outcome.refusal.message}`));
	});
}

/** A port whose refusals know which address they are about, and what was found at addresses through it. */
interface AddressTrace {
	dropbox: DropboxPort;
	found: ReadonlyMap<string, Entry>;
}

/** So that somebody who reads a refusal can be told which field leads there. */
function traceAddresses(dropbox: DropboxPort): AddressTrace {
	const found = new Map<string, Entry>();
	const port: DropboxPort = {
		...dropbox,
		async find(address) {
			const entry = await withAddress(address, async () => await dropbox.find(address));
			found.set(address, entry);
			return entry;
		},
		async *list(address, ...how) {
			try {
				yield* dropbox.list(address, ...how);
			} catch (thrown) {
				throw addAddress(thrown, address);
			}
		},
		createFolders: async (paths) => addAddresses(await dropbox.createFolders(paths), (index) => paths[index]),
		upload: async (documents, settled) =>
			addAddresses(await dropbox.upload(documents, settled), (index) => documents[index]?.address),
		copyFiles: async (copies) => addRelocationAddresses(copies, await dropbox.copyFiles(copies)),
		moveFiles: async (moves) => addRelocationAddresses(moves, await dropbox.moveFiles(moves)),
		moveFolders: async (moves) => addRelocationAddresses(moves, await dropbox.moveFolders(moves)),
		download: async (address, rev, take) =>
			await withAddress(address, async () => await dropbox.download(address, rev, take)),
		temporaryLink: async (address) =>
			await withAddress(address, async () => await dropbox.temporaryLink(address)),
		requestFiles: async (wishes) =>
			addAddresses(await dropbox.requestFiles(wishes), (index) => wishes[index]?.destination),
		markFolders: async (markings) =>
			addAddresses(await dropbox.markFolders(markings), (index) => markings[index]?.folder.id),
		remarkFolders: async (remarkings) =>
			addAddresses(await dropbox.remarkFolders(remarkings), (index) => remarkings[index]?.folder.id),
		findMarkedFolders: async (caseIds, within, beyond) =>
			addAddresses(
				await withAddress(within, async () => await dropbox.findMarkedFolders(caseIds, within, beyond)),
				() => within,
			),
		sharedFolderAt: async (address) =>
			await withAddress(address, async () => await dropbox.sharedFolderAt(address)),
		restrictFolder: async (address) =>
			await withAddress(address, async () => await dropbox.restrictFolder(address)),
		zip: async (address) => await withAddress(address, async () => await dropbox.zip(address)),
	};
	return { dropbox: port, found };
}

async function withAddress<T>(address: string, work: () => Promise<T>): Promise<T> {
	return await work().catch((thrown: unknown) => {
		throw addAddress(thrown, address);
	});
}

const addAddress = (thrown: unknown, address: string): unknown =>
	thrown instanceof Refusal ? thrown.withAddress(address) : thrown;

const addAddresses = <T>(
	outcomes: ReadonlyArray<Outcome<T>>,
	addressOf: (index: number, refusal: Refusal) => string | undefined,
): Array<Outcome<T>> =>
	outcomes.map((outcome, index) => {
		const address = outcome.ok ? undefined : addressOf(index, outcome.refusal);
		return outcome.ok || address === undefined ? outcome : refused(outcome.refusal.withAddress(address));
	});

/** What does not say which of the two it is about is taken to be about where it was to go, which can still be changed. */
const addRelocationAddresses = <T>(
	relocations: readonly Relocation[],
	outcomes: ReadonlyArray<Outcome<T>>,
): Array<Outcome<T>> =>
	addAddresses(outcomes, (index, { side }) =>
		side === 'from' ? relocations[index]?.from : relocations[index]?.to,
	);
