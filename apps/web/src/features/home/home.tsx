import type { ComponentType } from 'react';
import type { Role } from '../../app/enums.gql.ts';
import { useViewer } from '../../app/session.tsx';
import { AdminHome } from './admin-home.tsx';
import { AnalystHome } from './analyst-home.tsx';
import { LiaisonHome } from './liaison-home.tsx';
import { ReviewerHome } from './reviewer-home.tsx';
import { StationHome } from './station-home.tsx';
import './home.css';

const homes: Readonly<Record<Role, ComponentType>> = {
  LIAISON: LiaisonHome,
  STATION: StationHome,
  ANALYST: AnalystHome,
  REVIEWER: ReviewerHome,
  ADMIN: AdminHome,
};

/** Where the day begins: what waits for one, by what one does. */
const HomePage = () => {
  const Home = homes[useViewer().role];
  return <Home />;
};

export default HomePage;
