/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { COMMON_FAULT, faultRules, type CommonFault } from '@/test/emulators/core/faults/Fault';
import { FaultPlan } from '@/test/emulators/core/faults/FaultPlan';

const RULES = faultRules<CommonFault>(COMMON_FAULT);

const SLOW = { kind: 'delay', milliseconds: 1 } as const;

function strikes(rules: unknown, calls: readonly string[]): number[] {
	const plan = new FaultPlan(RULES);
	plan.set(rules);
	return calls.flatMap((route, index) => (plan.next(route) ? [index + 1] : []));
}

const TEN = Array.from({ length: 10 }, () => 'files/upload');

describe('a plan of faults', () => {
	it('strikes every call without a condition', () => {
		expect(strikes([{ route: 'files/upload', fault: SLOW }], TEN)).toHaveLength(10);
	});

	it('strikes the nth call, or several', () => {
		expect(strikes([{ route: 'files/upload', nth: 3, fault: SLOW }], TEN)).toEqual([3]);
		expect(strikes([{ route: 'files/upload', nth: [1, 10], fault: SLOW }], TEN)).toEqual([1, 10]);
	});

	it('strikes every so many calls, at most so often', () => {
		expect(strikes([{ route: 'files/upload', every: 4, fault: SLOW }], TEN)).toEqual([4, 8]);
		expect(strikes([{ route: 'files/upload', every: 4, times: 1, fault: SLOW }], TEN)).toEqual([4]);
	});

	it('strikes by chance, the same calls for the same seed', () => {
		const rule = { route: '*', probability: 0.3, fault: SLOW };
		const calls = Array.from({ length: 2000 }, () => 'files/upload');
		const struck = strikes([{ ...rule, seed: 7 }], calls);
		expect(struck.length).toBeGreaterThan(500);
		expect(struck.length).toBeLessThan(700);
		expect(strikes([{ ...rule, seed: 7 }], calls)).toEqual(struck);
		expect(strikes([{ ...rule, seed: 8 }], calls)).not.toEqual(struck);
	});

	it('counts only the calls of its routes', () => {
		const calls = [
			'files/upload',
			'files/upload_session/start',
			'oauth2/token',
			'files/upload_session/append_v2',
		];
		expect(strikes([{ route: 'files/upload_session/*', nth: 2, fault: SLOW }], calls)).toEqual([4]);
		expect(strikes([{ route: 'files/*', fault: SLOW }], calls)).toEqual([1, 2, 4]);
		expect(strikes([{ route: 'files.upload', fault: SLOW }], calls)).toEqual([]);
	});

	it('lets the first rule that is due strike, while all of them count', () => {
		const plan = new FaultPlan(RULES);
		plan.set([
			{ route: '*', nth: 1, fault: SLOW },
			{ route: '*', nth: 2, fault: { kind: 'expired_token' } },
		]);
		expect(['a', 'b', 'c'].map((route) => plan.next(route)?.kind)).toEqual([
			'delay',
			'expired_token',
			undefined,
		]);
	});

	it.each([
		['an unknown fault', [{ route: '*', fault: { kind: 'meteor' } }]],
		['two conditions', [{ route: '*', nth: 1, every: 2, fault: SLOW }]],
		['a word too many', [{ route: '*', fault: { ...SLOW, seconds: 1 } }]],
		['no list', { route: '*', fault: SLOW }],
	])('refuses %s and keeps the rules it had', (_what, rules) => {
		const plan = new FaultPlan(RULES);
		plan.set([{ route: 'kept', fault: SLOW }]);
		expect(() => plan.set(rules)).toThrow();
		expect(plan.next('kept')).toEqual(SLOW);
	});
});
