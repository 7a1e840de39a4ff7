# An image with only the program and the certificates of certificate authorities: no shell, no libraries.
# To build and run it, see "Deploy it" in README.md.
FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN deploy/build && mkdir /data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /src/target/deploy/latchkey /latchkey
# A new volume gets its owner from this folder, the only one that the program writes to.
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
WORKDIR /data
VOLUME /data
ENV LATCHKEY_LISTEN=0.0.0.0:8080 DATABASE_URL=sqlite:/data/latchkey.db
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["/latchkey", "health"]
ENTRYPOINT ["/latchkey"]
CMD ["serve"]
