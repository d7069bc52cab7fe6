// Run by node itself: the community-package scanner on a folder, its verdict as JSON. `source` limits
// it to the files that the scanner reads in a repository. The scanner's own verdict passes over
// warnings, so they are counted with its configuration beside it.
import {
	analyzePackage,
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

const [folder, kind] = process.argv.slice(2);
const patterns = kind === 'source' ? SOURCE_FILE_PATTERNS : ['**/*.js', '**/*.json'];

const verdict = await analyzePackage(folder, patterns);
const eslint = new ESLint({
	cwd: folder,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: await buildScanConfig(),
});
const results = await eslint.lintFiles(patterns);
const findings = results.flatMap(({ filePath, messages }) =>
	messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`),
);
console.log(
	JSON.stringify({ passed: verdict.passed, message: verdict.message, files: results.length, findings }),
);
