using System.Text.Json;
using Dashboard.Web.Blobs;
using EventFormat.Summaries;

namespace Dashboard.Web.Media;

/// <summary><c>/api/text</c>: the texts of a step, raw and as disarmed HTML, and which values of a tag hold a phrase.</summary>
internal static class TextRoutes
{
    /// <summary>Cells of a tensor that are sent; a table of more is no longer read by people.</summary>
    private const int MaxCells = 2000;

    public static void MapText(this IEndpointRouteBuilder app)
    {
        var text = app.MapGroup("/api/text");
        text.MapGet("/value", static (HttpContext context, MediaReader media, int run, int tag, int index) =>
            media.DescribeAsync(context, run, tag, index, Describe));
        text.MapGet("/search", SearchAsync);
    }

    /// <summary>
    /// <c>"shape", "columns", "count", "cells": [{"text", "html"}]</c>, row by row. Of more than two dimensions the first matrix is sent;
    /// <c>count</c> is how many texts there are in all; <c>html</c> is null for what is shown as it is.
    /// </summary>
    private static void Describe(Utf8JsonWriter json, byte[] value)
    {
        var text = TextValue.Decode(value);
        var columns = text.Shape.Count > 1 ? text.Shape[^1] : 1;
        var rows = text.Shape.Count > 1 ? text.Shape[^2] : text.Texts.Count;
        json.WriteNumbers("shape", text.Shape);
        json.WriteNumber("columns", columns);
        json.WriteNumber("count", text.Texts.Count);
        json.WriteStartArray("cells");
        foreach (var cell in text.Texts.Take((int)Math.Min(Math.Min(rows, MaxCells) * Math.Min(columns, MaxCells), MaxCells)))
        {
            json.WriteStartObject();
            json.WriteString("text", cell);
            json.WriteString("html", MarkdownHtml.Of(cell));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary><c>{"matches": [index]}</c>: the values of which some text contains the phrase, whatever its case.</summary>
    private static async Task<IResult> SearchAsync(HttpContext context, BlobStore blobs, int run, int tag, string phrase)
    {
        if (blobs.Find(run, tag) is not { } sequence)
        {
            return Results.NotFound();
        }

        var matches = new List<long>();
        for (var index = 0; index < sequence.Count; index++)
        {
            if (await ContainsAsync(blobs, run, sequence, index, phrase, context.RequestAborted))
            {
                matches.Add(index);
            }
        }

        context.Response.Headers.CacheControl = "no-store";
        var answer = MediaJson.Of(json => json.WriteNumbers("matches", matches));
        return Results.Bytes(answer.Body, answer.ContentType);
    }

    // What cannot be read or is no text contains nothing; its own tile says what is wrong with it.
    private static async Task<bool> ContainsAsync(BlobStore blobs, int run, BlobSequence sequence, int index, string phrase, CancellationToken cancel)
    {
        try
        {
            return TextValue.Decode(await blobs.ReadAsync(run, sequence, index, cancel)).Texts.Any(text => text.Contains(phrase, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is SummaryFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
