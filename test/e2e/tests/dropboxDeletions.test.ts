/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { StatusOffice } from '../runs/StatusOffice';
import { runningStack } from '../stack/runningStack';
import type { EventInQueue } from '../runs/eventTable';

let office: StatusOffice;
let home: string;

beforeAll(async () => {
	office = await StatusOffice.open(runningStack(), 'deletions', {
		closeMethod: 'zip',
		afterZipping: 'moves',
	});
	home = `/Clio/${office.matter.displayNumber}`;
});
afterAll(async () => await office?.close());

const deletions = (events: EventInQueue[]) => events.filter(({ kind }) => /Deleted/.test(kind));
/** Emails about deletions. */
const told = () => office.queue.mail.received.filter(({ subject }) => /deleted in Dropbox/.test(subject));
/** Until the trigger has seen what is there: what comes and goes between two looks, nobody reports. */
const seen = async () => await new Promise((resolve) => setTimeout(resolve, 15_000));
/** Until the watcher has looked twice, so that what it had to tell was told. */
const soon = async () => await new Promise((resolve) => setTimeout(resolve, 40_000));

test('a document that somebody deletes is told in one email, and filed again from the status page', async () => {
	const added = await office.upload('Order.pdf', 'Pleadings');
	await office.settled(added, 'done');
	await seen();
	await office.queue.dropbox.delete('matters', `${home}/Pleadings/Order.pdf`);
	await office.queue.untilMail(() => told().length > 0, 120);
	const [email] = told();
	expect(email?.subject).toBe('Case folders: 1 document was deleted in Dropbox');
	expect(email?.to).toEqual(['it@example.org']);
	expect(email?.text).toContain(`Order.pdf (ID ${added.id})`);
	expect(email?.text).toContain(`(ID ${office.matter.id})`);
	expect(email?.text).toContain('Deleted files');
	const page = await office.visit();
	await page.getByRole('button', { name: `Save again: document ${added.id}` }).click();
	await page.locator('[role=status]').waitFor();
	expect(await page.locator('[role=status]').innerText()).toBe('1 document will be saved to Dropbox again.');
	await office.settled(added, 'done', 2);
	expect(Object.keys(await office.filed())).toContain('Pleadings/Order.pdf');
	await page.reload();
	expect(await page.getByRole('heading', { name: 'Deleted in Dropbox' }).count()).toBe(0);
	await page.context().close();
	await soon();
	expect(told()).toHaveLength(1);
});

test('a folder with 60 documents is one email', async () => {
	const files = Array.from({ length: 60 }, (_, number) => ({
		...{ path: `${home}/Many/${number}.pdf`, text: `${number}` },
	}));
	await office.queue.dropbox.makeFiles('matters', files);
	const before = told().length;
	const known = deletions(await office.queue.events()).length;
	await seen();
	await office.queue.dropbox.delete('matters', `${home}/Many`);
	await office.queue.until(
		(events) => deletions(events).filter(({ status }) => status === 'done').length >= known + 60,
		// A busy machine takes minutes for that.
		400,
	);
	await office.queue.untilMail(() => told().length > before, 120);
	await soon();
	expect(
		told()
			.slice(before)
			.map(({ subject }) => subject),
	).toEqual(['Case folders: 60 documents were deleted in Dropbox']);
});

test('what is only moved is not told: out of the destination by hand, to the archive, or when a matter is closed', async () => {
	const before = told().length;
	const added = await office.upload('Deed.pdf', 'Contracts');
	await office.settled(added, 'done');
	await office.queue.clio.act('/new-version', { document: added.id, text: 'a second version' });
	await office.settled(added, 'done', 2);
	await office.queue.dropbox.makeFolders('matters', ['/Elsewhere']);
	const stays = await office.upload('Lease.pdf', 'Contracts');
	await office.settled(stays, 'done');
	await seen();
	await office.queue.dropbox.move('matters', `${home}/Contracts/Lease.pdf`, '/Elsewhere/Lease.pdf');
	// The trigger cannot tell it from a deletion; the queue looks for it by its ID.
	await office.queue.until((events) => deletions(events).some(({ reason }) => reason === 'not_deleted'));
	await office.queue.clio.act('/close-matter', { matter: office.matter.id, date: '2026-03-14' });
	await office.queue.until((events) =>
		events.some(
			({ kind, status, reason }) =>
				kind === 'matterClosed' && status === 'done' && reason !== 'documents_first',
		),
	);
	expect(await office.filesIn('/Clio Closed')).not.toEqual([]);
	await soon();
	expect(told()).toHaveLength(before);
	const events = deletions(await office.queue.events());
	expect(events.filter(({ status }) => status !== 'done')).toEqual([]);
});

test('a case folder that somebody deletes is told as one', async () => {
	const { id, displayNumber } = await office.queue.clio.act<{ id: number; displayNumber: string }>(
		'/open-matter',
		{ description: 'Deleted' },
	);
	const { id: document } = await office.queue.clio.act<{ id: number }>('/upload', {
		...{ matter: id, name: 'Will.pdf', text: 'in full' },
	});
	await office.settled({ id: document }, 'done');
	await seen();
	const before = told().length;
	await office.queue.dropbox.delete('matters', `/Clio/${displayNumber}`);
	await office.queue.untilMail(() => told().length > before, 120);
	expect(told().at(-1)?.subject).toBe('Case folders: 1 case folder was deleted in Dropbox');
	expect(told().at(-1)?.text).toContain(`(ID ${id})`);
});
