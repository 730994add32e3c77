-- Sites are added by program administrators only; reading them is open, for they are named on public pages.
create policy administer on program.site for insert with check (access.holds('program.administer-sites'));
create policy change on program.site for update
  using (access.holds('program.administer-sites')) with check (access.holds('program.administer-sites'));
grant insert, update on program.site to psp_app;
