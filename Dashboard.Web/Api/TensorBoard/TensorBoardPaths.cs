namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Where TensorBoard's interface is found.</summary>
internal static class TensorBoardPaths
{
    public const string Data = "/data";

    private const string Experiment = "/experiment";

    /// <summary>Takes <c>/experiment/ID</c> off the front of its paths: TensorBoard's page asks so, and here all are one experiment.</summary>
    /// <remarks>Before routing. Says that its answers must not be kept, as TensorBoard does.</remarks>
    public static IApplicationBuilder UseTensorBoardPaths(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(Experiment, StringComparison.Ordinal, out var rest)
            && rest.Value!.IndexOf('/', 1) is > 0 and var slash
            && new PathString(rest.Value[slash..]) is var inner && inner.StartsWithSegments(Data, StringComparison.Ordinal))
        {
            request.Path = inner;
        }

        if (request.Path.StartsWithSegments(Data, StringComparison.Ordinal))
        {
            context.Response.Headers.CacheControl = "no-cache, must-revalidate";
        }

        return next(context);
    });
}
