/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { setImmediate } from 'node:timers';
import { runInTurn, type TurnState } from '@/nodes/shared/node/triggerState';

/** Work that ends when it is told to. */
function work(name: string, log: string[]) {
	let end: () => void = () => undefined;
	let fail: () => void = () => undefined;
	const ended = new Promise<void>((resolve, reject) => {
		end = resolve;
		fail = () => reject(new Error(name));
	});
	const run = async () => {
		log.push(`${name} begins`);
		await ended;
		return name;
	};
	return { run, end: () => end(), fail: () => fail() };
}

const four = (log: string[]) => [work('1', log), work('2', log), work('3', log), work('4', log)] as const;

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

it('one works, one waits, and the others have nothing to do', async () => {
	const turns: TurnState = {};
	const log: string[] = [];
	const [first, second, third, fourth] = four(log);
	const one = runInTurn(turns, first.run);
	await settled();
	const two = runInTurn(turns, second.run);
	expect(await runInTurn(turns, third.run)).toBeUndefined();
	expect(log).toEqual(['1 begins']);
	first.end();
	// What the first one found is handed on before the second one ends.
	expect(await one).toBe('1');
	await settled();
	expect(log).toEqual(['1 begins', '2 begins']);
	const last = runInTurn(turns, fourth.run);
	second.end();
	fourth.end();
	expect([await two, await last]).toEqual(['2', '4']);
	expect(log).toEqual(['1 begins', '2 begins', '4 begins']);
});

it('of many at one moment one works: it begins after they came', async () => {
	const turns: TurnState = {};
	const log: string[] = [];
	const only = work('1', log);
	const all = Array.from({ length: 20 }, async () => await runInTurn(turns, only.run));
	only.end();
	expect((await Promise.all(all)).filter((each) => each !== undefined)).toEqual(['1']);
});

it('work that throws does so for its own caller alone, and the next one goes on', async () => {
	const turns: TurnState = {};
	const log: string[] = [];
	const [first, second] = four(log);
	const one = runInTurn(turns, first.run);
	await settled();
	const two = runInTurn(turns, second.run);
	first.fail();
	second.end();
	await expect(one).rejects.toThrow('1');
	expect(await two).toBe('2');
});
