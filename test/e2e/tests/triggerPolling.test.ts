import { byPath } from '../runs/steps';
import { changeLines, publishTrigger, readEmittedChanges, waitForChanges } from '../runs/triggerRuns';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { RestartableN8n } from '../stack/RestartableN8n';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const everything = [
	...['caseFolderAdded', 'caseFolderRenamed', 'caseFolderMoved', 'caseFolderDeleted'],
	...['documentAdded', 'documentChanged', 'documentMoved', 'documentDeleted'],
];

/** n8n takes no poll time that comes more than once a minute, but several of them. */
const everyQuarterMinute = ['0', '15', '30', '45'].map((second) => ({
	...{ mode: 'custom', cronExpression: `${second} * * * * *` },
}));

/** With these n8n writes what a poll keeps and the execution that it starts at once. */
const durable = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

test.concurrent.each([
	['Watched', 'as it comes', {}],
	['Watched durably', 'with durable cursors', durable],
])(
	'%s: each change is told once, also when n8n (%s) was killed in between',
	async (top, _how, more) => {
		const lasting = new RestartableN8n(stack, top.replace(' ', '-').toLowerCase(), more);
		await dropbox.makeFiles('matters', [
			{ path: `/${top}/Doe, Jane/Lease.txt`, text: 'lease' },
			{ path: `/${top}/Doe, Jane/Letter.txt`, text: 'letter' },
			{ path: `/${top}/Roe, Rick/Note.txt`, text: 'note' },
		]);
		let n8n = await lasting.start();
		try {
			const workflow = await publishTrigger(n8n.api, 'watch-by-polling', {
				...{ triggerMode: 'polling', watch: 'destination', destination: byPath(`/Matters/${top}`) },
				...{ events: everything, simplify: true, options: {} },
				pollTimes: { item: everyQuarterMinute },
			});
			await dropbox.makeFiles('matters', [{ path: `/${top}/Doe, Jane/New.txt`, text: 'new' }]);
			await dropbox.move('matters', `/${top}/Doe, Jane/Letter.txt`, `/${top}/Roe, Rick/Letter.txt`);
			expect(changeLines(await waitForChanges(n8n.api, workflow, 2))).toEqual([
				`documentAdded /Matters/${top}/Doe, Jane/New.txt`,
				`documentMoved /Matters/${top}/Doe, Jane/Letter.txt → /Matters/${top}/Roe, Rick/Letter.txt`,
			]);

			await dropbox.move('matters', `/${top}/Doe, Jane`, `/${top}/Doe-Smith, Jane`);
			await n8n.kill();
			await dropbox.makeFiles('matters', [{ path: `/${top}/Roe, Rick/While down.txt`, text: 'down' }]);
			n8n = await lasting.start();
			const reported = await waitForChanges(n8n.api, workflow, 4);
			expect(changeLines(reported).filter((line) => !/New|Letter/.test(line))).toEqual([
				`caseFolderRenamed /Matters/${top}/Doe, Jane → /Matters/${top}/Doe-Smith, Jane`,
				`documentAdded /Matters/${top}/Roe, Rick/While down.txt`,
			]);

			await n8n.kill();
			n8n = await lasting.start();
			await dropbox.move('matters', `/${top}/Roe, Rick/Note.txt`, `/${top}/Roe, Rick/Note (old).txt`);
			expect(await waitForChanges(n8n.api, workflow, 5)).toHaveLength(5);
			const all = await readEmittedChanges(n8n.api, workflow);
			expect(new Set(all.map(({ eventId }) => eventId)).size).toBe(5);
		} finally {
			await n8n.end();
			lasting.forget();
		}
	},
	900_000,
);
