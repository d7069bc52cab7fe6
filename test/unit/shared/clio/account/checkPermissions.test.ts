/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkPermissions } from '@/nodes/shared/clio/account/checkPermissions';
import { createTestClio } from '@/test/support/createTestClio';

it('names what nothing works without', async () => {
	const test = createTestClio({ token: 'noDocuments' });
	await expect(checkPermissions(test.api)).rejects.toThrow(/permission Documents/);
	test.close();
});

it('tells what is missing that not everybody needs', async () => {
	const test = createTestClio({ token: 'noContacts' });
	expect(await checkPermissions(test.api)).toEqual(['Contacts']);
	expect(await checkPermissions(createTestClio().api)).toEqual([]);
	test.close();
});

it('names all that is missing at once', async () => {
	const test = createTestClio();
	test.emulator.faults.set([
		{ route: 'GET matters', fault: { kind: 'forbidden' } },
		{ route: 'GET users', fault: { kind: 'forbidden' } },
	]);
	await expect(checkPermissions(test.api)).rejects.toThrow(/permissions Matters, Users$/);
	test.close();
});

it('asks whose it is without any permission', async () => {
	const test = createTestClio({ token: 'noContacts' });
	expect(await test.clio.readAccount()).toMatchObject({ name: 'Ada Quinn', email: 'ada@firm.example' });
	test.close();
});
