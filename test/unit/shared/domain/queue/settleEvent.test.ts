/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { EventResult } from '@/nodes/shared/domain/queue/EventResult';
import { resultFrom } from '@/nodes/shared/domain/queue/resultFrom';
import { settleEvent } from '@/nodes/shared/domain/queue/settleEvent';
import { MINUTE, NOW } from './createRow';

const WAITS = [5, 25, 125].map((minutes) => minutes * MINUTE);
const settle = (more: Record<string, unknown>, attempts = 1, waits = WAITS) => {
	const given: EventResult = resultFrom({ id: 3, lease: 'mine', eventId: 'e3', attempts, ...more });
	return settleEvent(given, { now: NOW, waits, pauseFor: 15 * MINUTE });
};
const refused = (reason: string, attempts = 1) =>
	settle({ error: { message: 'It is so.', reason, advice: 'Do this.' } }, attempts);

const DONE = {
	id: 3,
	lease: 'mine',
	status: 'done',
	reason: '',
	message: '',
	attempts: 1,
	details: '{}',
	documents: [],
	add: [],
};
const FINISHED = { dueAt: NOW, finishedAt: NOW };

it('what went well is done', () => {
	expect(settle({})).toEqual({ ...DONE, ...FINISHED });
});

it('what had nothing to do is done, with the reason', () => {
	expect(settle({ skipped: 'too_small' })).toEqual({ ...DONE, ...FINISHED, reason: 'too_small' });
});

it('keeps which service refused it, beside what is known of the event', () => {
	const error = { message: 'It is so.', reason: 'unavailable', advice: '' };
	const given = { details: '{"folderId":"id:1"}', service: 'dropbox' };
	expect(JSON.parse(settle({ ...given, error }).details)).toEqual({ folderId: 'id:1', service: 'dropbox' });
	expect(settle({ ...given, error, service: 'Drop"box' }).details).toBe(given.details);
	expect(settle(given).details).toBe(given.details);
});

it('does not take the mail server for the service that an email tells of', () => {
	const error = { message: 'connect ECONNREFUSED ::1:25' };
	const details = '{"email":"outage","service":"clio"}';
	expect(settle({ kind: 'email', source: 'queue', service: 'smtp', details, error }).details).toBe(details);
});

describe('what a retry may help', () => {
	it.each([
		...['unavailable', 'too_busy', 'changed_meanwhile', 'content_mismatch', 'source_incomplete', 'no_space'],
		'unexpected',
	])('is tried again after the waits: %s', (reason) => {
		const tried = [1, 2, 3].map((attempts) => refused(reason, attempts));
		expect(tried).toEqual(
			WAITS.map((wait, at) => ({
				...{ id: 3, lease: 'mine', status: 'waiting', reason, message: 'It is so.', details: '{}' },
				...{ add: [], documents: [] },
				...{ dueAt: NOW + wait, finishedAt: 0, attempts: at + 1 },
			})),
		);
	});

	it.each(['changed_meanwhile', 'content_mismatch', 'source_incomplete', 'no_space', 'unexpected'])(
		'is given up after the last: %s',
		(reason) => {
			expect(refused(reason, 4)).toMatchObject({
				...FINISHED,
				status: 'failed',
				reason,
				message: 'It is so.',
				attempts: 4,
			});
		},
	);

	it.each(['unavailable', 'too_busy'])('is never given up while a service does not answer: %s', (reason) => {
		for (const attempts of [4, 5, 50]) {
			expect(refused(reason, attempts)).toMatchObject({
				...{ status: 'stalled', reason, dueAt: NOW + 125 * MINUTE, finishedAt: 0, attempts: 4 },
			});
		}
	});

	it.each(['unavailable', 'too_busy'])('is given up at a last try: %s', (reason) => {
		const lastTry = (more: object, attempts = 5) =>
			settle(
				{ verdict: 'lastTry', service: 'clio', details: `{"stalledAt":[${NOW - 1}]}`, ...more },
				attempts,
			);
		expect(lastTry({ error: { reason, message: 'It is so.' } })).toMatchObject({
			...{ ...FINISHED, status: 'failed', reason: 'document_unavailable', attempts: 5 },
			...{ message: expect.stringContaining('did for others') as string, details: '{"service":"clio"}' },
		});
		expect(lastTry({})).toMatchObject({ status: 'done', reason: '', details: '{}' });
		expect(lastTry({ error: { reason: 'not_connected', message: 'x' } }).status).toBe('paused');
		expect(lastTry({ error: { reason: 'deleted', message: 'x' } }).reason).toBe('deleted');
		expect(lastTry({ error: { reason, message: 'x' } }, 2).status).toBe('waiting');
	});

	it('keeps when it stalled, by whom it was refused', () => {
		const error = { reason: 'unavailable', message: 'x' };
		const detailsAfter = (attempts: number, more: object = {}) =>
			JSON.parse(settle({ error, service: 'clio', ...more }, attempts).details) as object;
		const known = { folderId: '1', service: 'clio', stalledAt: [NOW - 125 * MINUTE] };
		const details = JSON.stringify(known);
		expect(detailsAfter(4)).toEqual({ service: 'clio', stalledAt: [NOW] });
		expect(detailsAfter(5, { details })).toEqual({ ...known, stalledAt: [...known.stalledAt, NOW] });
		expect(detailsAfter(5, { details, service: 'dropbox' })).toEqual({
			...{ ...known, service: 'dropbox', stalledAt: [NOW] },
		});
		// Sent again by a person: it has its retries anew.
		expect(detailsAfter(1, { details })).toEqual({ folderId: '1', service: 'clio' });
		expect(detailsAfter(5, { details, service: '' })).toEqual({ folderId: '1', service: 'clio' });
	});

	it('stalls for the longest wait, not the last', () => {
		const error = { message: 'x', reason: 'unavailable' };
		expect(settle({ error }, 3, [30 * MINUTE, MINUTE]).dueAt).toBe(NOW + 30 * MINUTE);
	});

	it('is what n8n’s own nodes leave, too', () => {
		expect(settle({ error: 'Something' })).toMatchObject({ status: 'waiting', reason: 'unexpected' });
		expect(settle({ error: {} })).toMatchObject({ status: 'waiting', reason: 'unexpected' });
		expect(settle({ error: 'connect ECONNREFUSED ::1:25' }, 9)).toMatchObject({
			...{ status: 'stalled', reason: 'unavailable' },
		});
		expect(settle({ error: 'Something' }, 0)).toMatchObject({ status: 'waiting', dueAt: NOW + 5 * MINUTE });
	});
});

describe('a connection that was revoked', () => {
	it.each(['not_connected', 'missing_scope', 'wrong_path_root'])(
		'pauses, and uses up no retry: %s',
		(reason) => {
			for (const attempts of [1, 4, 9]) {
				expect(refused(reason, attempts)).toMatchObject({
					...{ status: 'paused', reason, dueAt: NOW + 15 * MINUTE, finishedAt: 0, attempts: attempts - 1 },
				});
			}
			expect(refused(reason, 0).attempts).toBe(0);
		},
	);
});

it.each(['not_found', 'guarded', 'still_exposed', 'too_large', 'no_people'])(
	'%s is given up at once: running it again would not help',
	(reason) => {
		expect(refused(reason)).toEqual({
			...{ ...DONE, ...FINISHED, status: 'failed', reason, message: 'It is so.' },
		});
	},
);

describe('what is held back', () => {
	it('is failed, so that people are told, with the reason', () => {
		expect(settle({ hold: true, skipped: 'privileged_excluded' })).toMatchObject({
			...{ ...FINISHED, status: 'failed', reason: 'privileged_excluded' },
			message: expect.stringContaining('held back') as string,
		});
		expect(settle({ hold: true })).toMatchObject({ status: 'failed', reason: 'held' });
	});

	it('is tried again where something went wrong', () => {
		expect(settle({ hold: true, error: { reason: 'unavailable', message: 'x' } }).status).toBe('waiting');
	});
});

it('duplicates are done, and lost rows failed, by what was chosen', () => {
	expect(settle({ verdict: 'duplicate' })).toEqual({ ...DONE, ...FINISHED, reason: 'duplicate' });
	expect(settle({ verdict: 'lost' }, 8)).toMatchObject({
		...FINISHED,
		status: 'failed',
		reason: 'unexpected',
	});
	expect(settle({ verdict: 'work' }).reason).toBe('');
});

describe('emails', () => {
	const about = { source: 'clio', kind: 'matterClosed', caseKey: '7' };
	const emails = [{ kind: 'closed', details: { folderId: 'id:1', email: 'x' } }, { kind: 'privileged' }];

	it('are added as rows of the queue, with IDs by which they are stored once', () => {
		const { add } = settle({ ...about, emails });
		expect(add).toHaveLength(2);
		expect(add[0]).toEqual({
			...{
				eventId: 'e3:closed',
				source: 'queue',
				kind: 'email',
				caseKey: '7',
				documentId: '',
				versionId: '',
			},
			details: JSON.stringify({
				eventId: 'e3',
				source: 'clio',
				caseKey: '7',
				folderId: 'id:1',
				email: 'closed',
			}),
			...{ status: 'waiting', attempts: 0, dueAt: NOW, lease: '', leaseUntil: 0, reason: '', message: '' },
			...{ receivedAt: NOW, finishedAt: 0 },
		});
		expect(add[1]).toMatchObject({ eventId: 'e3:privileged' });
	});

	it('have the ID of their document and a key, where what they tell is to be told once however many events lead to it', () => {
		const edited = { kind: 'edited', key: '0123abc' };
		const of = { source: 'clio', kind: 'documentUpdated', caseKey: '7', documentId: '88' };
		const [one] = settle({ ...of, eventId: 'first', emails: [edited] }).add;
		const [other] = settle({ ...of, eventId: 'second', emails: [edited] }).add;
		expect([one?.eventId, other?.eventId]).toEqual(['edited:clio:88:0123abc', 'edited:clio:88:0123abc']);
		const [later] = settle({ ...of, eventId: 'third', emails: [{ ...edited, key: '0123abd' }] }).add;
		expect(later?.eventId).toBe('edited:clio:88:0123abd');
		// What is none would make one of all.
		const [none] = settle({ ...of, eventId: 'fourth', emails: [{ kind: 'edited', key: '' }] }).add;
		expect(none?.eventId).toBe('fourth:edited');
	});

	it('are added for what is held back, and not for what is not over', () => {
		expect(settle({ ...about, emails, hold: true }).add).toHaveLength(2);
		expect(settle({ ...about, emails, error: { reason: 'unavailable', message: 'x' } }).add).toEqual([]);
		expect(settle({ ...about, emails, error: { reason: 'deleted', message: 'x' } }).add).toEqual([]);
	});

	it('are added by no email', () => {
		expect(settle({ kind: 'email', source: 'queue', emails }).add).toEqual([]);
	});
});

describe('what was filed', () => {
	const filed = { fileId: 'id:a', folderId: 'id:f', subfolder: 'Letters', contentHash: 'c0', versionId: '8' };
	const of = { source: 'clio', kind: 'documentUpdated', caseKey: '7', documentId: '88', filed };

	it('is to be kept with the row, and the row says it, too', () => {
		const { documents, details } = settle({ ...of, details: '{"category":"Memo"}' });
		expect(documents).toEqual([
			{
				...{ source: 'clio', documentId: '88', versionId: '8', caseKey: '7', filedAt: NOW },
				...{ fileId: 'id:a', folderId: 'id:f', subfolder: 'Letters', contentHash: 'c0' },
			},
		]);
		expect(JSON.parse(details)).toEqual({
			...{ category: 'Memo', fileId: 'id:a', folderId: 'id:f', subfolder: 'Letters', contentHash: 'c0' },
		});
	});

	it('is nothing where it was refused, held back, or not worked on', () => {
		for (const more of [
			{ error: { reason: 'unavailable', message: 'x' } },
			{ hold: true },
			{ verdict: 'duplicate' },
			{ verdict: 'lost' },
			{ filed: null },
		]) {
			expect(settle({ ...of, ...more }).documents).toEqual([]);
		}
	});

	it('is each document of a case, and the row stays as it was', () => {
		const both = [
			{ ...filed, documentId: '88' },
			{ ...filed, documentId: '89', fileId: 'id:b' },
		];
		const { documents, details } = settle({ ...of, documentId: '', filed: both, details: '{"of":3}' });
		expect(documents.map(({ documentId, fileId }) => `${documentId} ${fileId}`)).toEqual([
			...['88 id:a', '89 id:b'],
		]);
		expect(details).toBe('{"of":3}');
	});
});

describe('events that do the rest of the work', () => {
	const rest = { eventId: 'rest', source: 'clio', kind: 'documentCreated', documentId: '88' } as const;
	const events = [{ ...rest, caseKey: '7', versionId: '', details: '{}' }];

	it('are added when the event is done, and wait from then on', () => {
		expect(settle({ events }).add).toEqual([
			expect.objectContaining({ ...rest, status: 'waiting', dueAt: NOW }),
		]);
	});

	it('are not added while it is tried again', () => {
		expect(settle({ events, error: { reason: 'unavailable', message: 'x' } }).add).toEqual([]);
	});
});
