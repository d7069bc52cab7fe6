import { byPath } from '../runs/steps';
import { inWords, publishTrigger, toldTo, untilTold } from '../runs/triggered';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { LastingN8n } from '../stack/lastingN8n';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const everything = [
	...['caseFolderAdded', 'caseFolderRenamed', 'caseFolderMoved', 'caseFolderDeleted'],
	...['documentAdded', 'documentChanged', 'documentMoved', 'documentDeleted'],
];

test('a published workflow is told of each change once, also when n8n was killed in between', async () => {
	const lasting = new LastingN8n(stack, 'polling');
	await dropbox.makeFiles('matters', [
		{ path: '/Watched/Doe, Jane/Lease.txt', text: 'lease' },
		{ path: '/Watched/Doe, Jane/Letter.txt', text: 'letter' },
		{ path: '/Watched/Roe, Rick/Note.txt', text: 'note' },
	]);
	let n8n = await lasting.start();
	try {
		const workflow = await publishTrigger(n8n.api, 'watch-by-polling', {
			...{ mode: 'polling', watch: 'destination', destination: byPath('/Matters/Watched') },
			...{ events: everything, simplify: true, options: {} },
		});
		await dropbox.makeFiles('matters', [{ path: '/Watched/Doe, Jane/New.txt', text: 'new' }]);
		await dropbox.move('matters', '/Watched/Doe, Jane/Letter.txt', '/Watched/Roe, Rick/Letter.txt');
		expect(inWords(await untilTold(n8n.api, workflow, 2))).toEqual([
			'documentAdded /Matters/Watched/Doe, Jane/New.txt',
			'documentMoved /Matters/Watched/Doe, Jane/Letter.txt → /Matters/Watched/Roe, Rick/Letter.txt',
		]);

		await dropbox.move('matters', '/Watched/Doe, Jane', '/Watched/Doe-Smith, Jane');
		await n8n.kill();
		await dropbox.makeFiles('matters', [{ path: '/Watched/Roe, Rick/While down.txt', text: 'down' }]);
		n8n = await lasting.start();
		const told = await untilTold(n8n.api, workflow, 4);
		expect(inWords(told).filter((line) => !/New|Letter/.test(line))).toEqual([
			'caseFolderRenamed /Matters/Watched/Doe, Jane → /Matters/Watched/Doe-Smith, Jane',
			'documentAdded /Matters/Watched/Roe, Rick/While down.txt',
		]);

		await n8n.kill();
		n8n = await lasting.start();
		await dropbox.move('matters', '/Watched/Roe, Rick/Note.txt', '/Watched/Roe, Rick/Note (old).txt');
		expect(await untilTold(n8n.api, workflow, 5)).toHaveLength(5);
		const all = await toldTo(n8n.api, workflow);
		expect(new Set(all.map(({ eventId }) => eventId)).size).toBe(5);
	} finally {
		await n8n.end();
		lasting.forget();
	}
}, 900_000);
