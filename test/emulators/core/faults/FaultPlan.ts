import { FAULT_RULES, type Fault, type FaultRule } from './Fault';
import { globExpression } from './globExpression';
import { seededRandom } from './seededRandom';

interface ArmedRule {
	rule: FaultRule;
	matches: RegExp;
	random: () => number;
	calls: number;
	strikes: number;
}

/** The rules in force; they count the calls they see from the moment they are set. */
export class FaultPlan {
	private armed: ArmedRule[] = [];

	/** Replaces all rules. Throws a ZodError that names the rule and field it could not use. */
	set(rules: unknown): void {
		this.armed = FAULT_RULES.parse(rules).map((rule) => ({
			...{ rule, calls: 0, strikes: 0 },
			matches: globExpression(rule.route),
			random: seededRandom(rule.seed),
		}));
	}

	get rules(): FaultRule[] {
		return this.armed.map(({ rule }) => rule);
	}

	/** The fault that strikes this call of the route, if any. Every rule that matches counts the call. */
	next(route: string): Fault | undefined {
		let struck: ArmedRule | undefined;
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

function isDue({ rule, calls, strikes, random }: ArmedRule): boolean {
	// Drawn for every call, so that the same calls are struck whatever the other rules do.
	const drawn = rule.probability === undefined ? 0 : random();
	if (rule.times !== undefined && strikes >= rule.times) return false;
	if (rule.nth !== undefined) return [rule.nth].flat().includes(calls);
	if (rule.every !== undefined) return calls % rule.every === 0;
	if (rule.probability !== undefined) return drawn < rule.probability;
	return true;
}
