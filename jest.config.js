/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/e2e/', '<rootDir>/.cache/'],
	// Types are the business of `npm run typecheck`.
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false }] },
	testEnvironment: 'node',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts', '!nodes/shared/vendor/**'],
	coverageReporters: ['text-summary', 'text', 'lcov'],
	coverageThreshold: { './nodes/shared/domain/': { branches: 95 } },
};
