import type { FileEntry } from '../../domain/entry';
import { inParallel } from '../../domain/inParallel';
import { done, outcomeOf, type Outcome } from '../../domain/outcome';
import { Breather } from '../../domain/upload/Breather';
import { DOCUMENTS_AT_ONCE, uploadSizes, type UploadSizes } from '../../domain/upload/chunkSizes';
import { Memory } from '../../domain/upload/Memory';
import type { Clock, UploadedDocument, Uploads } from '../../ports';
import type { Api } from '../Api';
import { RouteMemory } from '../RouteMemory';
import { WaitedOut } from '../WaitedOut';
import { byItself } from './byItself';
import { Commits } from './Commits';
import { shipmentOf, type Desk, type Shipment } from './Shipment';
import { LARGEST_WAVE } from './together';
import { uploadRefusal } from './uploadRefusal';
import { inWave } from './wave';

/** Up to so many small documents take fewest calls when each is sent and committed by one of its own. */
const FEW = 2;

/** How many thousands of small documents are under way at once: one is committed while the next is sent. */
const WAVES_AT_ONCE = 2;

/**
 * The uploads of one execution, planned together: small documents share requests, long ones go in several chunks
 * at once, and all take turns in being committed. What they hold in memory together is bounded.
 * @param routes what the app is known to lack, kept beyond the execution
 */
export function uploadsOn(
	api: Api,
	clock: Clock,
	routes: RouteMemory = new RouteMemory(),
	sizes: UploadSizes = uploadSizes,
): Uploads {
	const desk: Desk = {
		...{ api, clock, routes, sizes },
		commits: new Commits(api, clock, routes),
		memory: new Memory(sizes.inFlight),
		breather: new Breather(async () => await clock.sleep(0)),
		waitedOut: new WaitedOut(clock),
	};
	return {
		async upload(documents, settled) {
			const outcomes = new Map<Shipment, Outcome<UploadedDocument>>();
			const conclude = async (shipment: Shipment, filed: () => Promise<FileEntry>) => {
				const file = await outcomeOf(
					async () =>
						await filed().catch((thrown: unknown) => {
							throw uploadRefusal(thrown, shipment);
						}),
				);
				outcomes.set(shipment, file.ok ? done({ file: file.value, calls: shipment.calls }) : file);
				settled?.();
			};
			const shipments = documents.map((document) => shipmentOf(document, desk));
			const small = shipments.filter(({ source }) => (source.size ?? 0) <= sizes.small);
			const shared = new Set(small.length <= FEW ? [] : small);
			const others = shipments.filter((shipment) => !shared.has(shipment));
			const alone = shipments.length === 1;
			await Promise.all([
				inParallel(wavesOf([...shared]), WAVES_AT_ONCE, async (wave) => await inWave(desk, wave, conclude)),
				inParallel(others, DOCUMENTS_AT_ONCE, async (shipment) => {
					const single = alone || (shipment.source.size ?? 0) <= sizes.small;
					await conclude(shipment, async () => await byItself(shipment, single));
				}),
			]);
			return shipments.map((shipment) => outcomes.get(shipment) as Outcome<UploadedDocument>);
		},
	};
}

function wavesOf(shipments: readonly Shipment[]): Shipment[][] {
	const waves: Shipment[][] = [];
	for (let start = 0; start < shipments.length; start += LARGEST_WAVE) {
		waves.push(shipments.slice(start, start + LARGEST_WAVE));
	}
	return waves;
}
