/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { HeldCalls } from '../../e2e/runs/HeldCalls';
import { workerOf } from '../../e2e/runs/workerOf';
import type { QueueMode, Role } from '../../e2e/stack/QueueMode';
import type { LawFirm } from '../offices/LawFirm';
import { labelOf } from '../offices/processes';
import { lawFirmOf, type Act, type Finding } from './Act';
import { filedOnce, nothingWaits } from './findings';
import { addDocument, folderOfMatter, needsOpen } from './lawFirm';
import { nextName } from './nextName';

/** Besides the one that is cut off. */
const OTHERS = 4;

const add = async (firm: LawFirm) =>
	await addDocument(firm, nextName('Came while a worker was killed', 'pdf'), { category: 'pleadings' });

/** Seconds; a busy machine takes a while until it uploads. */
const PATIENCE = 180;

async function untilHeld(held: HeldCalls): Promise<void> {
	const deadline = Date.now() + PATIENCE * 1000;
	while (!(await held.isHeld({ service: 'dropbox', route: 'files/upload', nth: 1 }))) {
		if (Date.now() > deadline) throw new Error('No worker uploaded the document.');
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

/** Kills the worker that uploads while it waits for the answer of Dropbox, which has the document by then. */
async function killUploader(firm: LawFirm, mode: QueueMode) {
	const held = new HeldCalls(firm.stack);
	try {
		await held.arm({ service: 'dropbox', route: 'files/upload', nth: 1 }, 'after_commit');
		const cutOff = await add(firm);
		await untilHeld(held);
		const others = await Promise.all(Array.from({ length: OTHERS }, async () => await add(firm)));
		const worker = await workerOf(mode, 'clio-file-documents');
		if (worker === undefined) throw new Error('n8n does not say which worker uploads.');
		await mode.kill(worker);
		return { worker, cutOff, documents: [cutOff, ...others] };
	} finally {
		await held.disarm();
	}
}

/** Starts it again. @returns how to look whether it runs */
function startAgain(mode: QueueMode, role: Role): () => Finding {
	let isBack = false;
	let failure: Error | undefined;
	mode.startRole(role).then(
		() => (isBack = true),
		(cause: Error) => (failure = cause),
	);
	return () => {
		if (failure !== undefined) throw failure;
		return { what: `${labelOf(role)} was killed, and runs again`, holds: isBack };
	};
}

/** Only where the law firm's n8n is in queue mode. */
export const killWorker: Act = {
	...{ id: 'kill-worker', office: 'lawFirm', name: 'Kill a worker while it uploads' },
	does: 'Somebody adds five documents in Clio. The worker that uploads the first one is stopped without warning before Dropbox has answered, and then started again.',
	expected: 'Every document is in Dropbox exactly once, also the one whose upload was cut off.',
	isMissing: needsOpen,
	act: async (offices) => {
		const firm = lawFirmOf(offices);
		const { matter, mode } = firm;
		if (mode === undefined) throw new Error('The law firm’s n8n is not in queue mode.');
		const { worker, cutOff, documents } = await killUploader(firm, mode);
		const lookAtWorker = startAgain(mode, worker);
		return async () => {
			const [folder, tree] = [await folderOfMatter(firm, matter), await firm.tree()];
			const event = (await firm.events()).find(({ documentId }) => documentId === String(cutOff.id));
			return [
				lookAtWorker(),
				{
					what: 'What it was doing was begun a second time',
					holds: (event?.attempts ?? 0) > 1,
				},
				...documents.map(({ name, text }) => filedOnce(tree, text, folder && `${folder}/Pleadings/${name}`)),
				await nothingWaits(firm, String(matter.id)),
			];
		};
	},
};
