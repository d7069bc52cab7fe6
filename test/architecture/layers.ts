import { importsOf, type Import, type Source } from './imports';

/**
 * The layers of the package, each with the files it consists of and with what it may import besides
 * itself: paths of other layers, and packages by name. What is not listed is forbidden.
 */
interface Layer {
	name: string;
	files: RegExp;
	mayImport: RegExp[];
	/** Imports that must be erased by the compiler. */
	onlyTypesOf?: RegExp[];
}

/** Everything below a folder of `nodes/shared`. */
const room = (name: string): RegExp => new RegExp(`^nodes/shared/${name}/`);

const core = room('core');
const http = room('http');
const domain = room('domain');
const n8n = room('n8n');
const node = room('node');
const vendor = room('vendor');
const zod = /^nodes\/shared\/vendor\/zod\.ts$/;
/** Inflating, like hashing, is arithmetic. */
const pako = /^nodes\/shared\/vendor\/pako\.ts$/;
const n8nWorkflow = /^n8n-workflow$/;
/** Hashing is arithmetic: the same bytes give the same answer. */
const hashing = /^(node:)?crypto$/;
const portOf = (service: string): RegExp => room(`${service}/port`);

/**
 * The services, each with the folders of its nodes. A service has a room for its API, which knows nothing of n8n, and one
 * for what puts both together for its nodes: credentials, lists of the panel, connecting; and the fields of their panels,
 * with how they are read, which operations share.
 */
const services = [
	{ name: 'dropbox', nodes: 'Dropbox\\w+' },
	{ name: 'clio', nodes: 'Clio\\w+' },
	{ name: 'legalserver', nodes: 'LegalServer\\w+' },
];

/** The folder of a package, or the root's. */
const PACKAGE = '(?:packages/[\\w-]+/)?';

/** A page for browsers that operations hand out, with its script. It knows nothing of n8n, nor of the service. */
const page = (nodes: string): RegExp => new RegExp(`^${PACKAGE}nodes/${nodes}/page/`);

export const layers: Layer[] = [
	{ name: 'vendor/dropbox', files: /^nodes\/shared\/vendor\/dropbox\.ts$/, mayImport: [/^dropbox$/] },
	{ name: 'vendor/pako', files: pako, mayImport: [/^pako$/] },
	{ name: 'vendor/zod', files: zod, mayImport: [/^zod$/] },
	{ name: 'core', files: core, mayImport: [] },
	{ name: 'http', files: http, mayImport: [core] },
	{ name: 'domain', files: domain, mayImport: [core, zod, pako, hashing] },
	{ name: 'n8n', files: n8n, mayImport: [n8nWorkflow, http, core] },
	{ name: 'node', files: node, mayImport: [n8nWorkflow, n8n, http, core, zod] },
	...services.flatMap(({ name, nodes }): Layer[] => {
		const composition = room(`${name}Node`);
		const panel = new RegExp(`^nodes/shared/${name}Node/(fields|readParameters)\\.ts$`);
		const operations = new RegExp(`^${PACKAGE}nodes/${nodes}/(actions|cycle)/`);
		return [
			{ name: `port of ${name}`, files: portOf(name), mayImport: [core], onlyTypesOf: [domain, http] },
			{ name, files: room(name), mayImport: [http, domain, core, vendor, hashing] },
			{
				name: `panel of ${name}`,
				files: panel,
				mayImport: [node, core, zod, n8nWorkflow],
				onlyTypesOf: [portOf(name)],
			},
			{
				name: `${name}Node`,
				files: composition,
				mayImport: [room(name), n8n, node, http, domain, core, zod, n8nWorkflow],
			},
			{ name: `page of ${name}`, files: page(nodes), mayImport: [domain, core, hashing] },
			{
				name: `operations of ${name}`,
				files: operations,
				mayImport: [portOf(name), panel, page(nodes), domain, core, node, n8nWorkflow, zod],
				onlyTypesOf: [http],
			},
			{
				name: `composition of ${name}`,
				files: new RegExp(`^${PACKAGE}nodes/${nodes}/`),
				mayImport: [composition, room(name), n8n, node, http, domain, core, zod, n8nWorkflow],
			},
		];
	}),
	{
		name: 'operations of workflows',
		files: /^nodes\/CaseFolderWorkflows\/actions\//,
		mayImport: [domain, core, node, n8nWorkflow, zod],
	},
	{
		name: 'composition of workflows',
		files: /^nodes\/CaseFolderWorkflows\//,
		mayImport: [n8n, node, domain, core, n8nWorkflow, zod],
	},
	{
		name: 'credentials',
		files: new RegExp(`^${PACKAGE}credentials/`),
		mayImport: [n8nWorkflow, domain, core, room('\\w+/account')],
	},
];

/** One line for each import that its layer does not allow, and for each file that belongs to no layer. */
export function breaches(sources: Source[]): string[] {
	const paths = new Set(sources.map(({ path }) => path));
	return sources.flatMap((source) => {
		const layer = layers.find(({ files }) => files.test(source.path));
		if (layer === undefined) return [`${source.path} belongs to no layer`];
		return importsOf(source, paths)
			.filter((imported) => !isAllowed(layer, imported) || isOfAnotherNode(source.path, imported.target))
			.map((imported) => `${source.path} (${layer.name}) imports ${imported.target}`);
	});
}

function isAllowed(layer: Layer, { target, typeOnly }: Import): boolean {
	if (layer.files.test(target)) return true;
	if (layer.mayImport.some((pattern) => pattern.test(target))) return true;
	return typeOnly && (layer.onlyTypesOf ?? []).some((pattern) => pattern.test(target));
}

/** No node knows another's insides: what two need stands in `nodes/shared`. */
function isOfAnotherNode(path: string, target: string): boolean {
	const nodeOf = (each: string) => /(?:^|\/)nodes\/(?!shared\/)(\w+)\//.exec(each)?.[1];
	const [own, other] = [nodeOf(path), nodeOf(target)];
	return own !== undefined && other !== undefined && own !== other;
}

/** Each cycle of imports once, as `a → b → a`. */
export function cycles(sources: Source[]): string[] {
	const paths = new Set(sources.map(({ path }) => path));
	const next = new Map(
		sources.map((source) => [source.path, importsOf(source, paths).map(({ target }) => target)]),
	);
	const done = new Set<string>();
	const found: string[] = [];
	const walk = (path: string, trail: string[]): void => {
		if (trail.includes(path)) {
			found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
			return;
		}
		if (done.has(path)) return;
		for (const target of next.get(path) ?? []) walk(target, [...trail, path]);
		done.add(path);
	};
	for (const path of next.keys()) walk(path, []);
	return found;
}
