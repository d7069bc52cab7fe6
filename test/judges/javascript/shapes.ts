/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { join } from 'node:path';
import ts from 'typescript';

const TYPES = join(__dirname, '../../../node_modules/dropbox/types/index.d.ts');

/** Where the SDK puts the bytes of a download: no field of the answer. */
const BYTES = ['fileBinary', 'fileBlob', 'fileBinaryStream'];

/**
 * What the SDK's types say of each answer, as a check at run time: the compiler reads the declarations, and values are
 * held against them field by field. Fields that no type knows count as misfits, too.
 */
export class Shapes {
	private readonly program = ts.createProgram([TYPES], { strict: true, skipLibCheck: true });
	private readonly checker = this.program.getTypeChecker();
	private readonly results = this.resultTypes();

	/** Names of the SDK's methods that call a route. */
	get methods(): string[] {
		return [...this.results.keys()];
	}

	/** One line for each way in which the result of a method is not what its type says; none if it fits. */
	misfits(method: string, result: unknown): string[] {
		const type = this.results.get(method);
		return type ? this.against(type, result, method) : [`the SDK has no method ${method}`];
	}

	/** Methods give `Promise<DropboxResponse<Result>>`. */
	private resultTypes(): Map<string, ts.Type> {
		const source = this.program.getSourceFile(TYPES);
		const module = source && this.checker.getSymbolAtLocation(source);
		const dropbox =
			module && this.checker.getExportsOfModule(module).find((symbol) => symbol.name === 'Dropbox');
		if (!dropbox) throw new Error(`there is no Dropbox in ${TYPES}`);
		const found = new Map<string, ts.Type>();
		for (const property of this.checker.getDeclaredTypeOfSymbol(dropbox).getProperties()) {
			const [signature] = this.checker.getTypeOfSymbol(property).getCallSignatures();
			const [response] = signature ? this.argumentsOf(signature.getReturnType()) : [];
			const [result] = response ? this.argumentsOf(response) : [];
			if (result) found.set(property.name, result);
		}
		return found;
	}

	private argumentsOf(type: ts.Type): readonly ts.Type[] {
		return this.checker.getTypeArguments(type as ts.TypeReference);
	}

	private against(type: ts.Type, value: unknown, at: string): string[] {
		if (type.isUnion()) return this.againstUnion(type, value, at);
		if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
		if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Null | ts.TypeFlags.Undefined))
			return value === null || value === undefined
				? []
				: [`${at}: ${JSON.stringify(value)} instead of nothing`];
		if (type.isStringLiteral())
			return value === type.value ? [] : [`${at}: ${JSON.stringify(value)} instead of '${type.value}'`];
		const plain = plainOf(type);
		if (plain) return typeof value === plain ? [] : [`${at}: ${kindOf(value)} instead of ${plain}`];
		if (this.checker.isArrayType(type)) {
			if (!Array.isArray(value)) return [`${at}: ${kindOf(value)} instead of a list`];
			const [element] = this.argumentsOf(type);
			return value.flatMap((each, index) => (element ? this.against(element, each, `${at}[${index}]`) : []));
		}
		return this.againstObject(type, value, at);
	}

	private againstUnion(type: ts.UnionType, value: unknown, at: string): string[] {
		const tries = this.candidates(type, value).map((member) => this.against(member, value, at));
		if (tries.length === 0) return [`${at}: no member for ${JSON.stringify(tagOf(value) ?? value)}`];
		return tries.reduce((best, each) => (each.length < best.length ? each : best));
	}

	/** The members that a value may be, by its tag if it has one. */
	private candidates(type: ts.UnionType, value: unknown): ts.Type[] {
		const tag = tagOf(value);
		if (tag === undefined) return type.types;
		return type.types.filter((member) => {
			const property = member.getProperty('.tag');
			const declared = property && this.checker.getTypeOfSymbol(property);
			return declared?.isStringLiteral() && declared.value === tag;
		});
	}

	private againstObject(type: ts.Type, value: unknown, at: string): string[] {
		if (typeof value !== 'object' || value === null || Array.isArray(value))
			return [`${at}: ${kindOf(value)} instead of an object`];
		const declared = type.getProperties().filter(({ name }) => !BYTES.includes(name));
		const known = new Map(declared.map((property) => [property.name, property]));
		// `Object` of the declarations stands for what a specification leaves open.
		if (type.symbol?.name === 'Object') return [];
		const map = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
		const unknown = Object.keys(value).filter((name) => !known.has(name) && !BYTES.includes(name) && !map);
		const fields = [...known].flatMap(([name, property]) => {
			const field: unknown = Reflect.get(value, name);
			const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
			if (field === undefined) return isOptional ? [] : [`${at}: ${name} is missing`];
			if (field === null && isOptional) return [];
			return this.against(this.checker.getTypeOfSymbol(property), field, `${at}.${name}`);
		});
		return [...unknown.map((name) => `${at}: no type knows ${name}`), ...fields];
	}
}

function plainOf({ flags }: ts.Type): 'string' | 'number' | 'boolean' | undefined {
	if (flags & ts.TypeFlags.StringLike) return 'string';
	if (flags & ts.TypeFlags.NumberLike) return 'number';
	return flags & ts.TypeFlags.BooleanLike ? 'boolean' : undefined;
}

function tagOf(value: unknown): string | undefined {
	const tag: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, '.tag') : undefined;
	return typeof tag === 'string' ? tag : undefined;
}

function kindOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'a list' : typeof value;
}
