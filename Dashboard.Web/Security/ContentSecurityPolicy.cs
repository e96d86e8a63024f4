using System.Security.Cryptography;

namespace Dashboard.Web.Security;

/// <summary>Sends the strict content security policy with every answer, and a fresh nonce for the one inline script, the import map.</summary>
internal static class ContentSecurityPolicy
{
    private const string NonceKey = "csp-nonce";

    /// <summary>The nonce of this request's policy.</summary>
    public static string Nonce(HttpContext context) => (string)context.Items[NonceKey]!;

    public static IApplicationBuilder UseContentSecurityPolicy(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        context.Response.Headers.ContentSecurityPolicy = Policy(nonce);
        return next(context);
    });

    private static string Policy(string nonce) =>
        $"default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
}
