/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- run by hand, never part of the package */
/**
 * What an audit trail takes: `npx tsx test/measure/audit-trail.ts [events] [milliseconds]`. Events are added by runs of
 * 500, twenty runs a day; each call to the emulated Dropbox is late by so many milliseconds.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { IBinaryData } from 'n8n-workflow';
import { KnownSegments } from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/KnownSegments';
import {
	appendToTrail,
	SEGMENT_LIMITS,
} from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/appendToTrail';
import type { AppendRequest } from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/readAppendRequest';
import { appendEvents } from '@/nodes/DropboxCaseFolders/actions/auditTrail/appendEvents.operation';
import { exportEvents } from '@/nodes/DropboxCaseFolders/actions/auditTrail/exportEvents.operation';
import { verify } from '@/nodes/DropboxCaseFolders/actions/auditTrail/verify.operation';
import type { DocumentStore } from '@/nodes/shared/core/DocumentStore';
import { EventLoopYielder } from '@/nodes/shared/core/EventLoopYielder';
import { writtenEvent } from '@/nodes/shared/domain/audit/Segment';
import type { HttpRequest } from '@/nodes/shared/http/types';
import { createTestDropbox } from '../support/createTestDropbox';

const AUDIT = '/Audit';
const A_RUN = 500;
const RUNS_A_DAY = 20;
const MIB = 1024 * 1024;

interface Counted {
	calls: number;
	bytes: number;
}

function createWorld(latency: number) {
	const counted: Counted = { calls: 0, bytes: 0 };
	const late =
		<Answer>(call: (request: HttpRequest) => Promise<Answer>) =>
		async (request: HttpRequest): Promise<Answer> => {
			counted.calls++;
			counted.bytes += (request.body ?? []).reduce((sum, piece) => sum + piece.length, 0);
			await setTimeout(latency);
			return await call(request);
		};
	return { ...createTestDropbox({ through: late, openThrough: late }), counted };
}

const eventsOf = (run: number, now: number) =>
	Array.from({ length: A_RUN }, (_, index) => ({
		...{ eventId: `event-${run}-${index}`, time: new Date(now).toISOString(), operation: 'document.upload' },
		...{
			workflow: 'File documents',
			person: 'ravi@example.com',
			caseId: `26-${run % 97}`,
			matterId: `${run}`,
		},
		...{ documentId: `id:a4ayc_80_OEAAAA${run}${index}`, contentHash: 'e3b0c442'.repeat(8) },
		...{ outcome: 'done', reason: 'filed', attempts: 1 },
	}));

/** Keeps nothing, as if n8n wrote it to its disk. */
let written = 0;
const documents: DocumentStore<IBinaryData> = {
	keep: async ({ content }) => {
		written = 0;
		for await (const piece of content) written += piece.length;
		return { data: '', mimeType: '' };
	},
};

async function main(count: number, latency: number): Promise<void> {
	const world = createWorld(latency);
	const { dropbox, clock, counted } = world;
	await world.person.filesCreateFolderV2({ path: AUDIT });
	const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
		Object.assign(counted, { calls: 0, bytes: 0 });
		const delay = monitorEventLoopDelay({ resolution: 1 });
		global.gc?.();
		const before = process.memoryUsage().rss;
		let most = before;
		const samples = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
		delay.enable();
		const [started, processor] = [performance.now(), process.cpuUsage()];
		const said = await work();
		const seconds = (performance.now() - started) / 1000;
		const { user, system } = process.cpuUsage(processor);
		delay.disable();
		clearInterval(samples);
		console.log(what, {
			...{
				seconds: Number(seconds.toFixed(1)),
				processorSeconds: Number(((user + system) / 1e6).toFixed(1)),
			},
			calls: counted.calls,
			...{ sentMiB: Number((counted.bytes / MIB).toFixed(1)), longestBlockMs: Math.round(delay.max / 1e6) },
			...{ overBeforeMiB: Math.round((most - before) / MIB), said },
		});
	};

	const runs = count / A_RUN;
	await measure(`${count} events in ${runs} runs`, async () => {
		for (let run = 0; run < runs; run++) {
			const requests: AppendRequest[] = [];
			// As the router reads items.
			const yielder = new EventLoopYielder({ now: Date.now, sleep: setTimeout });
			for (const event of eventsOf(run, clock.now())) {
				await yielder.yieldIfDue();
				requests.push({
					...{ auditFolder: AUDIT, eventId: event.eventId, time: clock.now(), event: writtenEvent(event) },
					...{ dryRun: false, warnings: [] },
				});
			}
			const outcomes = await appendEvents.run(requests, { dropbox, clock });
			if (outcomes.some(({ ok }) => !ok)) throw new Error('an event was refused');
			// The clock of the emulator goes by itself.
			await clock.sleep((24 * 60 * 60_000) / RUNS_A_DAY);
		}
	});
	const again = eventsOf(runs - 1, clock.now()).map(writtenEvent);
	const since = clock.now() - 2 * 24 * 60 * 60_000;
	await measure('the last run again, in a process that was just started', async () => {
		const trail = { address: AUDIT, since, dropbox, known: new KnownSegments(), limits: SEGMENT_LIMITS };
		const outcomes = await appendToTrail(again, trail);
		return outcomes.filter((outcome) => outcome.ok && outcome.value.alreadyThere).length;
	});
	await measure('verified', async () => {
		const [outcome] = await verify.run([{ auditFolder: AUDIT, anchor: undefined }], { dropbox });
		return outcome?.ok === true && [outcome.value.ok, outcome.value.events];
	});
	for (const [what, caseId] of [
		['one case', '26-7'],
		['everything', undefined],
	] as const) {
		for (const format of ['csv', 'json'] as const) {
			const filter = { caseId, person: undefined, from: undefined, until: undefined };
			await measure(`${what} exported as ${format}`, async () => {
				const [outcome] = await exportEvents.run([{ auditFolder: AUDIT, format, field: 'data', filter }], {
					...{ dropbox, documents },
				});
				return outcome?.ok === true && [outcome.value.exported, `${Math.round(written / MIB)} MiB`];
			});
		}
	}
	world.close();
}

void main(Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 80));
