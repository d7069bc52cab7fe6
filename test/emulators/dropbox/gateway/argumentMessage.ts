import type { ZodError, ZodIssue } from 'zod';

/** The first thing wrong with an argument, said the way the service says it. */
export function argumentMessage(error: ZodError): string {
	const issue = deepest(error.issues);
	if (!issue) return 'not understood';
	if (issue.code === 'unrecognized_keys') {
		return at(issue.path, `unknown field '${issue.keys[0] ?? ''}'`);
	}
	if (issue.code === 'invalid_type' && issue.received === 'undefined' && issue.path.length > 0) {
		return at(issue.path.slice(0, -1), `missing required field '${String(issue.path.at(-1))}'`);
	}
	if (issue.code === 'invalid_type')
		return at(issue.path, `expected ${issue.expected}, got ${issue.received}`);
	return at(issue.path, issue.message);
}

/** Of a union's attempts the one that came furthest tells most. */
function deepest(issues: readonly ZodIssue[]): ZodIssue | undefined {
	const [first] = issues;
	if (first?.code !== 'invalid_union') return first;
	const attempts = first.unionErrors
		.map((attempt) => deepest(attempt.issues))
		.filter((issue): issue is ZodIssue => issue !== undefined);
	return attempts.sort((a, b) => b.path.length - a.path.length)[0] ?? first;
}

function at(path: ReadonlyArray<string | number>, message: string): string {
	if (path.length === 0) return message;
	const dotted = path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join('.');
	return `${dotted.replace(/\.\[/g, '[')}: ${message}`;
}
