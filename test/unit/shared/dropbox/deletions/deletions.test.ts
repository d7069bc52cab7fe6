import type { Outcome } from '@/nodes/shared/core/outcome';
