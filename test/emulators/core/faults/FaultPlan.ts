import type { AnyFault, FaultRule, FaultRules } from './Fault';

interface ArmedRule<F extends AnyFault> {
	rule: FaultRule<F>;
	matches: RegExp;
	random: () => number;
	calls: number;
	strikes: number;
}

/** The rules in force; they count the calls they see from the moment they are set. */
export class FaultPlan<F extends AnyFault> {
	private armed: Array<ArmedRule<F>> = [];

	constructor(private readonly schema: FaultRules<F>) {}

	/** Replaces all rules. Throws a ZodError that names the rule and field it could not use. */
	set(rules: unknown): void {
		this.armed = this.schema.parse(rules).map((rule) => ({
			...{ rule, calls: 0, strikes: 0 },
			matches: globExpression(rule.route),
			random: seededRandom(rule.seed),
		}));
	}

	get rules(): Array<FaultRule<F>> {
		return this.armed.map(({ rule }) => rule);
	}

	/** The fault that strikes this call of the route, if any. Every rule that matches counts the call. */
	next(route: string): F | undefined {
		let struck: ArmedRule<F> | undefined;
		for (const armed of this.armed) {
			if (!armed.matches.test(route)) continue;
			armed.calls += 1;
			const due = isDue(armed);
			if (due && !struck) struck = armed;
		}
		if (struck) struck.strikes += 1;
		return struck?.rule.fault;
	}
}

function isDue({ rule, calls, strikes, random }: ArmedRule<AnyFault>): boolean {
	// Drawn for every call, so that the same calls are struck whatever the other rules do.
	const drawn = rule.probability === undefined ? 0 : random();
	if (rule.times !== undefined && strikes >= rule.times) return false;
	if (rule.nth !== undefined) return [rule.nth].flat().includes(calls);
	if (rule.every !== undefined) return calls % rule.every === 0;
	if (rule.probability !== undefined) return drawn < rule.probability;
	return true;
}

/** Matches a whole name; `*` stands for anything, a slash too: `uploads/*`. */
export function globExpression(glob: string): RegExp {
	const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`);
}

/** Numbers in [0, 1) that are the same for the same seed (a 32-bit xorshift). */
function seededRandom(seed: number): () => number {
	// Zero is the one state that xorshift never leaves.
	let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		return state / 2 ** 32;
	};
}
