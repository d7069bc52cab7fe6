/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

type Path = ReadonlyArray<string | number>;

const ADVICE: Readonly<Record<string, string>> = {
	CommaExpected: 'put a comma at the end of the line before',
	CloseBraceExpected: 'a closing } is missing, or a comma before',
	CloseBracketExpected: 'a closing ] is missing, or a comma before',
	ColonExpected: 'put a colon between name and value',
	PropertyNameExpected: 'put the name in double quotes, and no comma after the last one',
	ValueExpected: 'enter a value, with texts in double quotes, and no comma after the last one',
	InvalidCommentToken: 'JSON has no comments: delete it',
	UnexpectedEndOfString: 'close the text with a double quote',
	EndOfFileExpected: 'delete what follows the last }',
};

/** A JSON text, and on which line of it something stands. */
export class Lines {
	private readonly tree: Node | undefined;
	/** What is no JSON, by line. */
	readonly faults: string[];

	constructor(private readonly text: string) {
		const errors: ParseError[] = [];
		this.tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
		this.faults = errors.slice(0, 5).map(({ error, offset }) => {
			const code = printParseErrorCode(error);
			return `line ${this.lineAt(offset)}: this is not JSON: ${ADVICE[code] ?? 'look at what stands there'}`;
		});
		this.faults.push(...(this.tree === undefined ? [] : this.twice(this.tree)));
	}

	/** Of the value; of what is nearest around it if it is not there. */
	lineOf(path: Path): number {
		for (let length = path.length; length > 0 && this.tree !== undefined; length--) {
			const node = findNodeAtLocation(this.tree, path.slice(0, length));
			if (node !== undefined)
				return this.lineAt(node.parent?.type === 'property' ? node.parent.offset : node.offset);
		}
		return this.lineAt(this.tree?.offset ?? 0);
	}

	private lineAt(offset: number): number {
		return this.text.slice(0, offset).split('\n').length;
	}

	/** JSON.parse takes the last of two values with one name, and a person may have changed the first. */
	private twice(node: Node): string[] {
		const names = node.type === 'object' ? (node.children ?? []).map(({ children }) => children?.[0]) : [];
		const again = names.filter(
			(name, index) => names.findIndex((other) => other?.value === name?.value) < index && name !== undefined,
		);
		return [
			...again.map(
				(name) =>
					`line ${this.lineAt(name?.offset ?? 0)}: “${String(name?.value)}” is there twice: delete one of them`,
			),
			...(node.children ?? []).flatMap((child) => this.twice(child)),
		];
	}
}
