import './tx-guide.ts';
