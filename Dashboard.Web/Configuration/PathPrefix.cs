using Microsoft.Extensions.Options;

namespace Dashboard.Web.Configuration;

/// <summary>Serves everything below the path that the options say, and nothing elsewhere.</summary>
internal static class PathPrefix
{
    /// <summary>Whether it is empty or a path that begins with one slash and ends with none.</summary>
    public static bool IsValid(string prefix) =>
        prefix.Length == 0 || (prefix.Length > 1 && prefix[0] == '/' && prefix[^1] != '/' && !prefix.Contains("//", StringComparison.Ordinal));

    /// <remarks>Before routing.</remarks>
    public static IApplicationBuilder UsePathPrefix(this WebApplication app)
    {
        var prefix = app.Services.GetRequiredService<IOptions<DashboardOptions>>().Value.PathPrefix;
        return prefix.Length == 0 ? app : app.Use((context, next) =>
        {
            var request = context.Request;
            if (request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
            {
                return next(context); // Its clients know no path but the service's.
            }

            if (!request.Path.StartsWithSegments(prefix, StringComparison.Ordinal, out var matched, out var rest))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            // Relative addresses on a page would start one level too high.
            if (!rest.HasValue && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            {
                context.Response.Redirect($"{request.PathBase}{matched}/{request.QueryString}");
                return Task.CompletedTask;
            }

            (request.PathBase, request.Path) = (request.PathBase.Add(matched), rest);
            return next(context);
        });
    }
}
