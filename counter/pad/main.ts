import './tx-pad.ts';
