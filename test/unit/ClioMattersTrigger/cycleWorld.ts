/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createFoldersPort } from '@/nodes/shared/clio/folders/createFoldersPort';
import type { ClioPort } from '@/nodes/shared/clio/port';
import type { Folders } from '@/nodes/shared/clio/port/Folders';
import type { TriggerState } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Memory';
import { runCycle, type CycleResult } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/runCycle';
import {
	EVENTS,
	type ClioEvent,
	type Notice,
	type Watch,
} from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Watch';
import { completeVersion, createDocument } from '@/test/emulators/clio/state/documents';
import { placeIn } from '@/test/emulators/clio/state/folders';
import type { CallInterceptor } from '@/test/support/callFaults';
import { createTestClio } from '@/test/support/createTestClio';

/** A watch of everything, without filters. */
export const watchOf = (more: Partial<Watch> = {}): Watch => ({
	...{ watching: 'w', workflowId: 'workflow', events: EVENTS as unknown as ClioEvent[], customFields: [] },
	repeatFor: 0,
	filters: { statuses: [], hasDocuments: false, withoutMatter: true },
	...more,
});

/** Cycles of the trigger on an emulated Clio, whose clock only goes on when it is told to. */
export function createCycleWorld() {
	const test = createTestClio();
	const { state, clock } = test;
	const portOf = (through?: CallInterceptor): ClioPort & Folders => {
		const { api, clio } = test.connect(through);
		return { ...clio, ...createFoldersPort(api) };
	};
	/** One cycle; a poll where nothing was told. */
	const cycle = async (
		kept: TriggerState | undefined,
		watch: Watch = watchOf(),
		notices: readonly Notice[] = [],
		through?: CallInterceptor,
	): Promise<CycleResult> =>
		await runCycle(kept, watch, { notices, isPoll: notices.length === 0, now: clock.now() }, portOf(through));
	const upload = (name: string, matter = 'smith', isComplete = true) => {
		const { folderId } = state.matters.at(test.fixture.matters[matter]?.id ?? 0);
		const document = createDocument(state, {
			...placeIn(state.folders.at(folderId)),
			...{ name, filename: name, contentType: 'application/pdf', creatorId: 1 },
		});
		const [version] = document.versions;
		if (!isComplete || version === undefined) return document;
		return completeVersion(state, document, version, state.bytes.put([Buffer.from(name)]));
	};
	return {
		...test,
		portOf,
		cycle,
		upload,
		minutes: async (count: number) => await clock.sleep(count * 60_000),
	};
}

export const eventsIn = ({ rows }: Pick<CycleResult, 'rows'>): string[] =>
	rows.map(
		(row) => `${String(row['event'])} ${String(row['name'] ?? row['folderName'] ?? row['matterNumber'])}`,
	);
