import type { IDataObject } from 'n8n-workflow';
import { NOW, rowOf } from '../../../shared/domain/alerts/rows';
import { runNode } from '../../runNode';

const settings = {
	...{ environment: 'live', alertEmails: 'office@example.com, it@example.com', managingPartner: '' },
	...{ fromEmail: 'n8n@example.com', timeZone: 'America/New_York' },
};
const email = (details: object): IDataObject => ({
	...rowOf({ id: 7, kind: 'email', source: 'queue', eventId: 'e:edited', lease: 'lease', attempts: 1 }),
	...{ details: JSON.stringify(details), receivedAt: NOW },
});
const write = async (items: IDataObject[], parameters: Readonly<Record<string, unknown>> = {}) =>
	await runNode('alert', 'write', { settings, ...parameters }, items);

it('returns the email, with what Settle has to know of its row', async () => {
	const { items } = await write([email({ email: 'edited' })], {
		options: { documentNames: '{"88002": "Order.pdf"}', matterNumbers: { '1497001': '00012-Doe' } },
	});
	expect(items).toHaveLength(1);
	expect(items[0]?.json).toMatchObject({
		...{ id: 7, lease: 'lease', eventId: 'e:edited', attempts: 1, email: 'edited' },
		...{ to: ['office@example.com', 'it@example.com'], from: 'n8n@example.com' },
		subject: 'Case folders: A document was edited in two places (matter 1497001)',
		text: expect.stringContaining('Order.pdf (ID 88002)') as unknown,
		html: expect.stringContaining('<bdi>Matter: 00012-Doe (ID 1497001)</bdi>') as unknown,
	});
});

it('writes to whom it is told to, or to those in the settings where an expression found nobody', async () => {
	const to = async (recipients: unknown) =>
		(await write([email({ email: 'privileged' })], { options: { recipients } })).items[0]?.json['to'];
	expect(await to('a@example.com, b@example.com')).toEqual(['a@example.com', 'b@example.com']);
	expect(await to(() => undefined)).toEqual(['office@example.com', 'it@example.com']);
});

it('writes without what could not be looked up', async () => {
	const nothing = () => undefined;
	const options = { documentNames: nothing, matterNumbers: nothing, place: nothing, statusPageUrl: nothing };
	const { items } = await write([email({ email: 'closed' })], { options });
	expect(items[0]?.json['text']).toContain('Matter: ID 1497001');
	expect(items[0]?.json['text']).not.toContain('Status page:');
});

it('refuses what is no email, and an address that is none, each for its item', async () => {
	const rows = [{ ...rowOf({ id: 1 }) } as IDataObject, email({ email: 'quiet' })];
	expect((await write(rows)).items.map(({ json }) => 'error' in json)).toEqual([true, false]);
	const { items } = await write([email({ email: 'quiet' })], { options: { recipients: 'Jane' } });
	expect(items[0]?.json['error']).toMatchObject({ reason: 'invalid_input' });
});
