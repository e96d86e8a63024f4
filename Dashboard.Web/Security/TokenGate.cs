namespace Dashboard.Web.Security;

/// <summary>Lets nobody in without the access token, where one is required.</summary>
internal static class TokenGate
{
    private const string QueryName = "token";

    public static IApplicationBuilder UseTokenGate(this IApplicationBuilder app)
    {
        var token = app.ApplicationServices.GetRequiredService<AccessToken>();
        return token.IsRequired ? app.Use((context, next) => token.IsPresented(context) ? next(context) : Exchange(token, context)) : app;
    }

    /// <summary>Cookies are shared by all ports of a host: each server has its own.</summary>
    public static string CookieName(HttpContext context) => $"monitor-{context.Connection.LocalPort}";

    private static bool IsPresented(this AccessToken token, HttpContext context)
    {
        const string Scheme = "Bearer ";
        var authorization = context.Request.Headers.Authorization.ToString();
        return token.Matches(context.Request.Cookies[CookieName(context)])
            || (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && token.Matches(authorization[Scheme.Length..]));
    }

    /// <summary>Swaps the token of the printed URL for a cookie, and takes it out of the address bar.</summary>
    private static Task Exchange(AccessToken token, HttpContext context)
    {
        var request = context.Request;
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(request.Method) || !token.Matches(request.Query[QueryName]))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers.WWWAuthenticate = "Bearer";
            return response.WriteAsync("Open the URL that Monitor printed when it started: it carries the access token.\n");
        }

        response.Cookies.Append(CookieName(context), token.Value!, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = request.IsHttps,
            MaxAge = TimeSpan.FromDays(30),
        });

        // Not a redirect: after one that another site began, browsers withhold strict cookies.
        var rest = QueryString.Create(request.Query.Where(q => q.Key != QueryName));
        var path = "/" + request.Path.ToUriComponent().TrimStart('/'); // Two slashes would begin another host's name.
        response.Headers["Refresh"] = $"0; url={request.PathBase}{path}{rest}";
        return Task.CompletedTask;
    }
}
