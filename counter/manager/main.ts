import './tx-manager.ts';
