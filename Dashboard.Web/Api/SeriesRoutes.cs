namespace Dashboard.Web.Api;
