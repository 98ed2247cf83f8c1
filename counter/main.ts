import './tx-counter.ts';
