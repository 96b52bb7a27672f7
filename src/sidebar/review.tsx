// Where the page of the review dialog begins.
import './style/base.css';
import './style/review.css';
import { reviewFocus } from './logic/focus.ts';
import { comparing, reduceReview } from './logic/review.ts';
import { startPage } from './start-page.tsx';
import { ReviewApp } from './views/review-app.tsx';

startPage({ initial: comparing, reduce: reduceReview, focus: reviewFocus, View: ReviewApp });
