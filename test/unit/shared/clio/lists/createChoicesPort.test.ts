/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

describe('what there is to choose from in Clio', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());
	const names = (records: Array<{ name: string }>) => records.map(({ name }) => name);

	it('are users, categories, practice areas, custom fields and contacts', async () => {
		expect(names(await test.clio.listUsers('ro'))).toEqual(['Jane Roe']);
		expect(names(await test.clio.listDocumentCategories('PRIV'))).toEqual(['Privileged']);
		expect(names(await test.clio.listPracticeAreas())).toEqual(['Litigation', 'Family', 'Real Estate']);
		expect(names(await test.clio.listContacts('acme'))).toEqual(['Acme Holdings, LLC']);
		const [matterType] = await test.clio.listMatterFields('type');
		expect(matterType).toMatchObject({ name: 'Matter Type', type: 'picklist' });
		expect(matterType?.choices.map(({ text }) => text)).toEqual([
			...['Litigation', 'Investigation', 'Transaction'],
		]);
	});

	it('are practice areas also where newer accounts have them', async () => {
		test.state.switches.practiceAreasMoved = true;
		expect(names(await test.clio.listPracticeAreas('fam'))).toEqual(['Family']);
	});

	it('are called as they are, whatever that looks like', async () => {
		test.state.categories.create({ name: '../Privileged/..' });
		expect(names(await test.clio.listDocumentCategories('/'))).toEqual(['../Privileged/..']);
	});
});
