// Run by node itself: the community-package scanner on a folder, its verdict as JSON. `source` limits
// it to the files that the scanner reads in a repository, and has n8n's linter read them as well, as it
// does for `n8n-node lint` in that folder. The scanner's own verdict passes over warnings, so they are
// counted with its configuration beside it.
import {
	analyzePackage,
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { config as lintConfig } from '@n8n/node-cli/eslint';
import { ESLint } from 'eslint';

const [folder, kind] = process.argv.slice(2);
const isSource = kind === 'source';
const patterns = isSource ? SOURCE_FILE_PATTERNS : ['**/*.js', '**/*.json'];

async function lint(overrideConfig, files, options = {}) {
	const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig, ...options });
	return await eslint.lintFiles(files);
}

const verdict = await analyzePackage(folder, patterns);
const scanned = await lint(await buildScanConfig(), patterns, { allowInlineConfig: false });
const linted = isSource ? await lint(lintConfig, ['package.json', '{nodes,credentials}/**/*.ts']) : [];
const findings = [...scanned, ...linted].flatMap(({ filePath, messages }) =>
	messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`),
);
console.log(
	JSON.stringify({ passed: verdict.passed, message: verdict.message, files: scanned.length, findings }),
);
