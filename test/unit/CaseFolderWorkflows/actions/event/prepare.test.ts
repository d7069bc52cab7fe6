/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { EVENT_KINDS } from '@/nodes/shared/domain/queue/eventKinds';
import { runNode } from '../../runNode';

const GIVEN = { source: 'clio', kind: 'documentCreated', eventId: 'a1', caseKey: '7', documentId: '88' };
const prepare = async (parameters: object, items: IDataObject[] = [{}]) =>
	(await runNode('event', 'prepare', { ...GIVEN, ...parameters }, items)).items.map(({ json }) => json);
const messageOf = ([json]: IDataObject[]) => (json?.['error'] as IDataObject | undefined)?.['message'];

describe('a row to store', () => {
	it('is that of an event that nobody has tried yet', async () => {
		const before = Date.now();
		const [row = {}] = await prepare({ options: { versionId: '4', details: '{ "folderId": 17 }' } });
		const { receivedAt, dueAt } = row;
		expect(row).toEqual({
			...{ ...GIVEN, versionId: '4', details: '{"folderId":17}', status: 'waiting', attempts: 0 },
			...{ dueAt, lease: '', leaseUntil: 0, reason: '', message: '', receivedAt, finishedAt: 0 },
		});
		expect(dueAt).toBe(receivedAt);
		expect(receivedAt).toBeGreaterThanOrEqual(before);
		expect(receivedAt).toBeLessThanOrEqual(Date.now());
	});

	it('is made of each item, also of one that came twice', async () => {
		const eventId = ({ id }: IDataObject) => id;
		const rows = await prepare({ eventId }, [{ id: 'a' }, { id: 2 }, { id: 'a' }]);
		expect(rows.map((row) => row['eventId'])).toEqual(['a', '2', 'a']);
	});

	it('lacks what the event has not', async () => {
		expect(await prepare({ caseKey: '', documentId: '' })).toEqual([
			expect.objectContaining({ caseKey: '', documentId: '', versionId: '', details: '{}' }),
		]);
	});

	it('takes the details as an object, too', async () => {
		const rows = await prepare({ options: { details: () => ({ folderId: 17 }) } });
		expect(rows[0]?.['details']).toBe('{"folderId":17}');
	});

	it.each(Object.keys(EVENT_KINDS))('takes the kind %s', async (kind) => {
		expect((await prepare({ kind }))[0]?.['kind']).toBe(kind);
	});
});

describe('what is refused', () => {
	it.each([
		['an empty ID', { eventId: '' }, 'Event ID', 'empty'],
		['an ID that is not there', { eventId: () => undefined }, 'Event ID', ''],
		['a case that is not there', { caseKey: () => undefined }, 'Case Key', ''],
		['a document that is not there', { documentId: () => null }, 'Document ID', ''],
		['an ID with a space', { eventId: 'a ' }, 'Event ID', 'space'],
		['an ID that is too long', { eventId: 'a'.repeat(201) }, 'Event ID', '200'],
		['an ID of other letters', { documentId: 'é' }, 'Document ID', 'letters'],
		['an ID with a line break', { documentId: 'a\nb' }, 'Document ID', 'letters'],
		['a kind that nobody knows', { kind: 'documentShredded' }, 'Kind', 'list'],
		['a kind that every object has', { kind: 'constructor' }, 'Kind', 'list'],
		['a source that nobody knows', { source: 'mars' }, 'Source', 'list'],
		['a version that is not there', { options: { versionId: () => undefined } }, 'Version ID', ''],
		['details that are no JSON', { options: { details: '{' } }, 'Details', 'not JSON'],
		['details that are a list', { options: { details: '[]' } }, 'Details', 'a list'],
		['details that are not there', { options: { details: () => undefined } }, 'Details', 'nothing'],
		[
			'details that are large',
			{ options: { details: JSON.stringify({ a: 'x'.repeat(4090) }) } },
			'Details',
			'4 KB',
		],
	])('is %s', async (_, parameters, field, why) => {
		const message = messageOf(await prepare(parameters));
		expect(message).toContain(`“${field}”`);
		expect(message).toContain(why);
	});

	it('is not an ID of 200 signs, or details of 4 KB', async () => {
		const [row] = await prepare({
			eventId: `${'~'.repeat(198)} !`,
			options: { details: { a: 'x'.repeat(4088) } },
		});
		expect(row).not.toHaveProperty('error');
	});
});
