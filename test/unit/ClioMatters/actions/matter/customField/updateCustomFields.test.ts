/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	updateCustomFields,
	type CustomFieldRequest,
} from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/customField/updateCustomFields';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { changeMatter } from '@/test/emulators/clio/state/matters';
import { newValue } from '@/test/emulators/clio/state/customFieldValues';
import { forEveryClioCall } from '@/test/support/forEveryClioCall';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

const run = async (requests: CustomFieldRequest[], clio: ClioPort) =>
	(await updateCustomFields(requests, clio, () => undefined)).map((outcome) =>
		outcome.ok
			? [outcome.value.status, outcome.value.previousValue, outcome.value.value]
			: outcome.refusal.reason,
	);
const matterId = ({ fixture }: TestClio, name = 'smith') => fixture.matters[name]?.id ?? 0;
const fieldId = ({ fixture }: TestClio, name: string) => fixture.customFields[name]?.id ?? 0;
const request = (
	test: TestClio,
	field: string,
	value: string | undefined,
	more: Partial<CustomFieldRequest> = {},
): CustomFieldRequest => ({
	...{ matterId: matterId(test), fieldId: fieldId(test, field), value, dryRun: false },
	...more,
});
/** Values by the fields' names, each as often as it is there. */
const valuesOf = ({ state }: TestClio, id: number) =>
	state.matters
		.at(id)
		.customFieldValues.map(({ customFieldId, value }) => [state.customFields.at(customFieldId).name, value])
		.sort();

describe('custom fields of matters', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());
	const values = (name?: string) => valuesOf(test, matterId(test, name));

	it('hold one value, however often it is written', async () => {
		const write = request(test, 'court', 'Superior Court');
		expect(await run([write], test.clio)).toEqual([['updated', null, 'Superior Court']]);
		// The fields, the matter, the write.
		expect(test.requests).toHaveLength(3);
		expect(await run([write], test.clio)).toEqual([['unchanged', 'Superior Court', 'Superior Court']]);
		expect(test.requests).toHaveLength(5);
		expect(await run([{ ...write, value: 'Court of Appeals' }], test.clio)).toEqual([
			['updated', 'Superior Court', 'Court of Appeals'],
		]);
		expect(values()).toEqual([['Court', 'Court of Appeals']]);
	});

	it('are written by one call for all fields of a matter, those of many matters read by one', async () => {
		const ids = ['smith', 'acme'].map((name) => matterId(test, name));
		const requests = ids.flatMap((id) => [
			request(test, 'court', 'Superior Court', { matterId: id }),
			request(test, 'claim', '$1,234.50', { matterId: id }),
			request(test, 'trialDate', '12/31/2030', { matterId: id }),
			request(test, 'matterType', 'litigation', { matterId: id }),
		]);
		expect((await run(requests, test.clio)).map(([status]) => status)).toEqual(requests.map(() => 'updated'));
		expect(test.requests).toHaveLength(4);
		expect(values('acme')).toEqual([
			['Claim Amount', 1234.5],
			['Court', 'Superior Court'],
			['Matter Type', test.fixture.customFields['matterType']?.options[0]?.id],
			['Trial Date', '2030-12-31'],
		]);
		expect((await run(requests, test.clio)).map(([status]) => status)).toEqual(
			requests.map(() => 'unchanged'),
		);
	});

	it('are written in the order of the items where several are about the same one', async () => {
		const requests = ['one', 'two', 'two'].map((value) => request(test, 'court', value));
		expect(await run(requests, test.clio)).toEqual([
			['updated', null, 'one'],
			['updated', 'one', 'two'],
			['unchanged', 'two', 'two'],
		]);
		expect(values()).toEqual([['Court', 'two']]);
	});

	it('are left with one value where somebody has made two', async () => {
		const smith = test.state.matters.at(matterId(test));
		const two = ['old', 'older'].map((value) => newValue(test.state, fieldId(test, 'court'), value));
		changeMatter(test.state, smith, { customFieldValues: two });
		expect(await run([request(test, 'court', 'old')], test.clio)).toEqual([['updated', 'old', 'old']]);
		expect(values()).toEqual([['Court', 'old']]);
	});

	it('are cleared only by who says so', async () => {
		await run([request(test, 'court', 'Superior Court'), request(test, 'claim', '20')], test.clio);
		expect(await run([request(test, 'court', undefined)], test.clio)).toEqual([
			['updated', 'Superior Court', null],
		]);
		expect(await run([request(test, 'court', undefined)], test.clio)).toEqual([['unchanged', null, null]]);
		expect(values()).toEqual([['Claim Amount', 20]]);
	});

	it.each([
		['claim', '1.234,50'],
		['claim', '12,34'],
		['trialDate', '13/13/2030'],
		['trialDate', 'soon'],
		['matterType', 'Divorce'],
		['dropboxFolder', 'javascript:alert(1)'],
		['dropboxFolder', '/Cases/22-1'],
		['court', 'two\nlines'],
	])('of the kind of %s do not take %s', async (field, value) => {
		const requests = [request(test, field, value), request(test, 'court', 'Superior Court')];
		expect(await run(requests, test.clio)).toEqual(['invalid_input', ['updated', null, 'Superior Court']]);
	});

	it('are refused one by one where the matter, the field or a value is wrong', async () => {
		const requests = [
			request(test, 'court', 'x', { matterId: 999 }),
			request(test, 'court', 'x', { fieldId: 999 }),
			request(test, 'court', 'x', { matterId: matterId(test, 'acme') }),
		];
		expect(await run(requests, test.clio)).toEqual(['not_found', 'not_found', ['updated', null, 'x']]);
	});

	it('are not rejected together where Clio rejects one of them', async () => {
		const deleted = test.fixture.customFields['claim'];
		const requests = [request(test, 'claim', '5'), request(test, 'court', 'x')];
		const through = test.connect((call) => async (sent) => {
			if (sent.method === 'PATCH' && deleted && !test.state.customFields.at(deleted.id).deleted)
				test.state.customFields.change(test.state.customFields.at(deleted.id), { deleted: true });
			return await call(sent);
		});
		expect(await run(requests, through.clio)).toEqual(['invalid_input', ['updated', null, 'x']]);
	});

	it('are written once where what Clio refuses is no value but the whole of it', async () => {
		test.emulator.faults.set([{ route: 'PATCH matters/:id', fault: { kind: 'forbidden' } }]);
		const requests = [request(test, 'claim', '5'), request(test, 'court', 'x')];
		expect(await run(requests, test.clio)).toEqual(['missing_scope', 'missing_scope']);
		expect(test.calls('PATCH matters/:id')).toBe(1);
	});

	it('are only reported by a dry run, which sees what the items before would do', async () => {
		const dry = { dryRun: true };
		const requests = [request(test, 'court', 'one', dry), request(test, 'court', 'two', dry)];
		expect(await run(requests, test.clio)).toEqual([
			['updated', null, 'one'],
			['updated', 'one', 'two'],
		]);
		expect(values()).toEqual([]);
		const reader = createTestClio({ onlyRead: true });
		await expect(run([request(reader, 'court', 'one', dry)], reader.clio)).rejects.toMatchObject({
			reason: 'guarded',
		});
		reader.close();
	});

	it('keep what somebody else writes meanwhile', async () => {
		let isFirst = true;
		const through = test.connect((call) => async (sent) => {
			if (sent.method === 'PATCH' && isFirst) {
				isFirst = false;
				await run([request(test, 'court', 'theirs'), request(test, 'claim', '7')], test.clio);
			}
			return await call(sent);
		});
		expect(await run([request(test, 'court', 'ours')], through.clio)).toEqual([['updated', null, 'ours']]);
		expect(values()).toEqual([
			['Claim Amount', 7],
			['Court', 'ours'],
		]);
	});

	it('hold one value where many runs write at once', async () => {
		const runs = Array.from({ length: 4 }, async () =>
			run([request(test, 'court', 'Superior Court')], test.connect().clio),
		);
		await Promise.all(runs);
		expect(values()).toEqual([['Court', 'Superior Court']]);
	});

	it('hold the same whatever becomes of a call', async () => {
		const calls = await forEveryClioCall({
			begin: async (world) => void (await run([request(world, 'claim', '5')], world.clio)),
			run: async (clio, world) => {
				const requests = [
					request(world, 'court', 'Superior Court'),
					request(world, 'claim', '7'),
					request(world, 'court', 'x', { matterId: matterId(world, 'acme') }),
				];
				for (const outcome of await run(requests, clio)) expect(outcome).toHaveLength(3);
			},
			look: (world) => ['smith', 'acme'].map((name) => valuesOf(world, matterId(world, name))),
		});
		expect(calls).toBe(4);
	});
});
